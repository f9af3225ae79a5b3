/** Names dropped files to the main process, which alone may read their paths. */
export async function tokensForFiles(files: readonly File[]): Promise<readonly string[]> {
  return window.opis.tokensForFiles(files)
}
