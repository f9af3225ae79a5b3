import type { PageSize } from '../../shared/attachments/pages'

/** Marks of the start of a frame (ITU-T T.81, table B.1), which says how large it is. */
const frames = new Set([0xc0, 0xc1, 0xc2, 0xc3])

/** Width and height of a JPEG that the application drew itself. */
export function jpegSize(bytes: Uint8Array): PageSize {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 2; at + 9 <= bytes.length; at += 2 + view.getUint16(at + 2)) {
    if (frames.has(view.getUint8(at + 1))) {
      return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
    }
  }
  throw new Error('The picture says no size')
}
