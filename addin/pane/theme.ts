// Light, dark and high contrast: Office's theme inside Excel, the system's elsewhere.

import { type Theme, teamsHighContrastTheme, webDarkTheme, webLightTheme } from '@fluentui/react-components'
import { useSyncExternalStore } from 'react'

/** The three themes by name. */
export type ThemeName = 'light' | 'dark' | 'contrast'

/** Fluent's theme, with a font for systems that lack Segoe UI. */
export const themes: Record<ThemeName, Theme> = {
  light: withFont(webLightTheme),
  dark: withFont(webDarkTheme),
  contrast: withFont(teamsHighContrastTheme),
}

function withFont(theme: Theme): Theme {
  const fontFamilyBase =
    "'Segoe UI', 'Segoe UI Web (West European)', -apple-system, BlinkMacSystemFont, Roboto, 'Open Sans', 'Helvetica Neue', sans-serif"
  return { ...theme, fontFamilyBase }
}

const queries: readonly (readonly [ThemeName, string])[] = [
  ['contrast', '(forced-colors: active)'],
  ['dark', '(prefers-color-scheme: dark)'],
]

/** The system's theme, followed as it changes. */
export function useSystemTheme(): ThemeName {
  return useSyncExternalStore(
    listen,
    () => queries.find(([, query]) => matchMedia(query).matches)?.[0] ?? 'light',
  )
}

function listen(changed: () => void): () => void {
  const lists = queries.map(([, query]) => matchMedia(query))
  for (const list of lists) list.addEventListener('change', changed)
  return () => {
    for (const list of lists) list.removeEventListener('change', changed)
  }
}
