import { WebContentsView } from 'electron'
import type { WebContents } from 'electron'
import type { PrintedDocument } from '../../shared/printing/document'
import { Failure } from '../failure'
import type { Log } from '../log'
import { secureContents } from '../security'
import type { Origins } from '../security'
import { fontCheckScript, fontCheckWorld } from './fontCheck'
import { footerTemplate, pageSize } from './pageText'

export interface LaidOut {
  readonly pdf: Uint8Array
  readonly charactersWithoutFont: readonly string[]
}

export interface LayoutContext {
  readonly origins: Origins
  readonly log: Log
}

/** Referred to for as long as they are used: a view that is collected as garbage takes its page with it. */
const used = new Set<WebContentsView>()

/** Opens a page of the application that is never shown, sandboxed and without a preload, for as long as it is used. */
async function withPage<Value>(
  url: string,
  { origins, log }: LayoutContext,
  signal: AbortSignal,
  use: (contents: WebContents) => Promise<Value>
): Promise<Value> {
  signal.throwIfAborted()
  const view = new WebContentsView({
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false }
  })
  used.add(view)
  const { webContents } = view
  secureContents(webContents, origins, log)
  const ended = new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => {
      reject(new Failure('cancelled', 'Cancelled'))
    })
    webContents.on('render-process-gone', (_event, { reason }) => {
      reject(new Failure('layoutFailed', `The page's process is gone: ${reason}`))
    })
  })
  try {
    return await Promise.race([webContents.loadURL(url).then(() => use(webContents)), ended])
  } finally {
    used.delete(view)
    if (!webContents.isDestroyed()) webContents.close()
  }
}

/** Lays the page at this address out as PDF. */
export function layOut(
  url: string,
  document: PrintedDocument,
  context: LayoutContext,
  signal: AbortSignal
): Promise<LaidOut> {
  return withPage(url, context, signal, async contents => {
    const missing: unknown = await contents.executeJavaScriptInIsolatedWorld(fontCheckWorld, [
      { code: fontCheckScript }
    ])
    const pdf = await contents.printToPDF({
      preferCSSPageSize: true,
      printBackground: true,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
      displayHeaderFooter: document.hasPageNumbers,
      headerTemplate: '<span></span>',
      footerTemplate
    })
    return { pdf, charactersWithoutFont: Array.isArray(missing) ? missing.map(String) : [] }
  })
}

const micrometres = 1000

/** Opens the printing dialog of the system; false when it was cancelled there. */
export function printPage(
  url: string,
  document: PrintedDocument,
  context: LayoutContext,
  signal: AbortSignal
): Promise<boolean> {
  const [width, height] = pageSize(document)
  return withPage(url, context, signal, async contents => {
    await contents.executeJavaScriptInIsolatedWorld(fontCheckWorld, [{ code: fontCheckScript }])
    return new Promise<boolean>((resolve, reject) => {
      const options = {
        printBackground: true,
        pageSize: { width: width * micrometres, height: height * micrometres }
      }
      contents.print(options, (isPrinted, reason) => {
        if (isPrinted) resolve(true)
        else if (/cancel/i.test(reason)) resolve(false)
        else reject(new Failure('printFailed', `Printing failed: ${reason}`))
      })
    })
  })
}
