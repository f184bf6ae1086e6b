// Light, dark and high contrast: Office's theme inside Excel, the system's elsewhere.

import { type Theme, teamsHighContrastTheme, webDarkTheme, webLightTheme } from '@fluentui/react-components'
import { useMedia } from './useMedia.ts'

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

/** The system's theme, followed as it changes. */
export function useSystemTheme(): ThemeName {
  const isContrast = useMedia('(forced-colors: active)')
  const isDark = useMedia('(prefers-color-scheme: dark)')
  return isContrast ? 'contrast' : isDark ? 'dark' : 'light'
}
