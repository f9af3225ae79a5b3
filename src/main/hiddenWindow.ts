import { BrowserWindow, nativeTheme } from 'electron'
import type { Rectangle } from 'electron'
import { join } from 'node:path'

export interface HiddenWindowOptions {
  /** Of the application, which holds the preload. */
  readonly folder: string
  readonly place: Partial<Rectangle>
  readonly leastSize: { readonly width: number; readonly height: number }
  /** Colour behind the page while it loads. */
  readonly paper: { readonly light: string; readonly dark: string }
}

/** A window for a page of the application, with the same little rights in each; shown when there is something to see. */
export function createHiddenWindow(options: HiddenWindowOptions): BrowserWindow {
  const { folder, place, leastSize, paper } = options
  return new BrowserWindow({
    ...place,
    minWidth: leastSize.width,
    minHeight: leastSize.height,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? paper.dark : paper.light,
    webPreferences: {
      preload: join(folder, 'out', 'preload', 'index.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false
    }
  })
}
