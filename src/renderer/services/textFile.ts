import type { MainProcess } from './main'

/** Long texts cross to the main process in pieces. */
const pieceSize = 1 << 20

/** Asks where to, and writes a text as one file; false when that was cancelled. */
export async function saveTextFile(
  { exports }: Pick<MainProcess, 'exports'>,
  name: string,
  text: string
): Promise<boolean> {
  const target = await exports.begin([name])
  if (!target) return false
  for (let from = 0; from < text.length;) {
    const end = endOfPiece(text, from + pieceSize)
    await exports.write(target.job, 0, text.slice(from, end))
    from = end
  }
  await exports.finish(target.job)
  return true
}

/** A letter of two code units is not divided. */
function endOfPiece(text: string, end: number): number {
  const code = text.charCodeAt(end - 1)
  return end < text.length && code >= 0xd800 && code < 0xdc00 ? end - 1 : end
}
