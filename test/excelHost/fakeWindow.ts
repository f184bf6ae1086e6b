// The little of a browser window that office.js looks for, so that it boots in a vm context of Node.

import vm from 'node:vm'

/** What the window is connected to: the frame around it, and how scripts of the library are read. */
export type WindowSurroundings = {
  /** Carries the host's facts, as `iframe.name` does. */
  readonly name: string
  readonly origin: string
  readonly parent: { readonly postMessage: (text: string, target: string) => void }
  readonly onMessageListener: (listener: (event: object) => void) => void
  /** The compiled script of a path below the library's folder. */
  readonly script: (path: string) => vm.Script
}

/** A vm context that passes for a window. */
export function fakeWindow(surroundings: WindowSurroundings): vm.Context {
  const { name, origin, parent, onMessageListener, script } = surroundings
  const libraryUrl = `${origin}/office-js/`
  const page = new URL(`${origin}/taskpane.html`)
  const nothing = () => {}
  const loadScript = (element: ScriptElement) => {
    setImmediate(() => {
      script(element.src.replace(libraryUrl, '')).runInContext(window)
      element.onload?.()
    })
  }
  const document = {
    domain: page.hostname,
    URL: page.href,
    cookie: '',
    readyState: 'complete',
    createElement: (tag: string) => (tag === 'a' ? anchor(page) : element()),
    querySelectorAll: () => [],
    addEventListener: nothing,
    body: element(),
    documentElement: element(),
    getElementsByTagName: (tag: string) =>
      tag === 'script'
        ? [{ src: `${libraryUrl}office.js`, getAttribute: () => null }]
        : [{ appendChild: loadScript }],
  }
  const window = vm.createContext({
    ...realmOfTheTests(),
    name,
    parent,
    document,
    opener: null,
    top: { isAnotherWindow: true },
    location: {
      href: page.href,
      origin,
      protocol: 'https:',
      hostname: page.hostname,
      host: page.host,
      search: '',
      hash: '',
    },
    navigator: { userAgent: 'node', language: 'en-US' },
    screen: {},
    history: {},
    sessionStorage: storage(),
    localStorage: storage(),
    addEventListener: (type: string, listener: (event: object) => void) => {
      if (type === 'message') onMessageListener(listener)
    },
    removeEventListener: nothing,
    open: nothing,
    close: nothing,
    focus: nothing,
    blur: nothing,
    XMLHttpRequest: nothing,
  })
  for (const own of ['window', 'self', 'globalThis']) window[own] = window
  // The library tells plain objects by their prototype; those of the tests come from another realm.
  vm.runInContext(
    `(outside => {
      const prototypeOf = Object.getPrototypeOf
      Object.getPrototypeOf = value => {
        const prototype = prototypeOf(value)
        return prototype === outside ? Object.prototype : prototype
      }
    })`,
    window,
  )(Object.prototype)
  return window
}

type ScriptElement = { readonly src: string; readonly onload?: () => void }

/** Shared with the tests, so that `instanceof Error` and `instanceof Date` hold on both sides. */
function realmOfTheTests(): object {
  return {
    ...{ Date, Error, Map, Set, Promise, URL, console, performance, queueMicrotask },
    ...{ setTimeout, clearTimeout, setInterval, clearInterval, fetch, Headers, Request, Response },
  }
}

function element(): object {
  const nothing = () => {}
  return {
    style: {},
    setAttribute: nothing,
    appendChild: nothing,
    getAttribute: () => null,
    addEventListener: nothing,
  }
}

/** An `<a>` is how the library takes URLs apart. */
function anchor(page: URL): object {
  let url = page
  return {
    set href(text: string) {
      url = new URL(text, page)
    },
    get href() {
      return url.href
    },
    get hostname() {
      return url.hostname
    },
    get protocol() {
      return url.protocol
    },
    get port() {
      return url.port
    },
    get host() {
      return url.host
    },
    get pathname() {
      return url.pathname
    },
    get search() {
      return url.search
    },
    get hash() {
      return url.hash
    },
  }
}

function storage(): object {
  const entries = new Map<string, string>()
  return {
    getItem: (key: string) => entries.get(key) ?? null,
    setItem: (key: string, value: unknown) => entries.set(key, String(value)),
    removeItem: (key: string) => entries.delete(key),
    key: (index: number) => [...entries.keys()][index] ?? null,
    get length() {
      return entries.size
    },
  }
}
