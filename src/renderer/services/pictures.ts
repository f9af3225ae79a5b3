import { dataUrl } from './dataUrl'
import type { MainProcess } from './main'

/** Puts a PNG into the clipboard. The window must have the keyboard. */
export async function copyPicture(png: Blob): Promise<void> {
  await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })])
}

/** Asks where to, and writes a PNG; false when that was cancelled. */
export async function savePicture(
  { pictures }: Pick<MainProcess, 'pictures'>,
  name: string,
  png: Blob
): Promise<boolean> {
  const [, bytes = ''] = (await dataUrl(png)).split(',')
  return pictures.save(name, bytes)
}
