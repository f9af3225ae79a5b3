import { TextDecoder } from 'node:util'
import { open } from 'node:fs/promises'

const chunkBytes = 1024 * 1024
/** A line is a digest and a path; one that does not end is no text. */
const longestLine = 64 * 1024

/** The encoding that a bag declares, by its usual name; null for one that cannot be read. */
export function decoderFor(encoding: string, start: Uint8Array): TextDecoder | null {
  const name = encoding.toLowerCase()
  // Without its mark UTF-16 is big-endian, other than web pages have it.
  const isLittle = start[0] === 0xff && start[1] === 0xfe
  const label = name === 'utf-16' ? (isLittle ? 'utf-16le' : 'utf-16be') : name
  try {
    return new TextDecoder(label, { fatal: true })
  } catch {
    return null
  }
}

/** The text of a tag file is not in the encoding that the bag declares. */
export class BrokenTextError extends Error {}

/** Lines of a tag file, a chunk's worth at a time; empty ones are left out. Ends of lines are LF, CR or both. */
export async function* tagLines(path: string, encoding: string): AsyncGenerator<readonly string[]> {
  const handle = await open(path, 'r')
  try {
    const buffer = Buffer.allocUnsafe(chunkBytes)
    let decoder: TextDecoder | null = null
    let rest = ''
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, chunkBytes, null)
      decoder ??= decoderFor(encoding, buffer.subarray(0, bytesRead))
      if (decoder === null) throw new BrokenTextError(encoding)
      const isLast = bytesRead === 0
      rest += decode(decoder, buffer.subarray(0, bytesRead), !isLast)
      // A CR at the end may belong to an LF that is still to come.
      const isHeld = !isLast && rest.endsWith('\r')
      const lines = (isHeld ? rest.slice(0, -1) : rest).split(/\r\n|\n|\r/)
      rest = (lines.pop() ?? '') + (isHeld ? '\r' : '')
      if (rest.length > longestLine) throw new BrokenTextError('a line has no end')
      yield lines.filter(line => line !== '')
      if (isLast) break
    }
    if (rest !== '') yield [rest]
  } finally {
    await handle.close()
  }
}

function decode(decoder: TextDecoder, bytes: Uint8Array, hasMore: boolean): string {
  try {
    return decoder.decode(bytes, { stream: hasMore })
  } catch {
    throw new BrokenTextError(decoder.encoding)
  }
}
