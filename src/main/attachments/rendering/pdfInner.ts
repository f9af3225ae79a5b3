import type { PDFiumDocument } from '@hyzyla/pdfium'
import type { PageSize } from '../../../shared/attachments/pages'

/** What the package keeps to itself: PDFium tells a page's size without reading the page. */
interface Inner {
  readonly documentIdx: number
  readonly module: {
    readonly HEAPU8: Uint8Array
    readonly wasmExports: { malloc(bytes: number): number; free(at: number): void }
    _FPDF_GetPageSizeByIndexF(document: number, page: number, size: number): number
    _FPDF_GetMetaText(document: number, tag: number, buffer: number, length: number): number
  }
}

/** Sizes of the first pages in points; null for a page that cannot be read. */
export function pageSizes(document: PDFiumDocument, count: number): (PageSize | null)[] {
  const { documentIdx, module } = document as unknown as Inner
  const at = module.wasmExports.malloc(8)
  try {
    return Array.from({ length: count }, (_, page) => {
      if (module._FPDF_GetPageSizeByIndexF(documentIdx, page, at) === 0) return null
      const view = new DataView(module.HEAPU8.buffer, at, 8)
      const [width, height] = [view.getFloat32(0, true), view.getFloat32(4, true)]
      return width > 0 && height > 0 ? { width, height } : null
    })
  } finally {
    module.wasmExports.free(at)
  }
}

const mostTextBytes = 16 * 1024

/** A text of the document's information dictionary, such as `Title`. */
export function metaText(document: PDFiumDocument, tag: string): string {
  const { documentIdx, module } = document as unknown as Inner
  const name = Buffer.from(`${tag}\0`)
  const at = module.wasmExports.malloc(mostTextBytes + name.length)
  try {
    module.HEAPU8.set(name, at + mostTextBytes)
    const length = module._FPDF_GetMetaText(documentIdx, at + mostTextBytes, at, mostTextBytes)
    if (length < 2 || length > mostTextBytes) return ''
    const text = Buffer.from(module.HEAPU8.subarray(at, at + length - 2)).toString('utf16le')
    return text.trim()
  } finally {
    module.wasmExports.free(at)
  }
}
