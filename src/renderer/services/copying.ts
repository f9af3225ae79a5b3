/** The same text plain and set, for programs that take either; needs a click or a key just before. */
export async function copyFormatted(text: string, html: string): Promise<void> {
  const blob = (content: string, type: string): Blob => new Blob([content], { type })
  await navigator.clipboard.write([
    new ClipboardItem({
      'text/plain': blob(text, 'text/plain'),
      'text/html': blob(html, 'text/html')
    })
  ])
}
