/** Puts a PNG into the clipboard. The window must have the keyboard. */
export async function copyPicture(png: Uint8Array): Promise<void> {
  const picture = new Blob([new Uint8Array(png)], { type: 'image/png' })
  await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })])
}
