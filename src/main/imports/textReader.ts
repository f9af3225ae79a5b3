import { open } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { getDecoder } from 'iconv-lite'
import { Failure } from '../failure'
import type { Encoding } from '../../shared/import/encodings'

const chunkBytes = 1024 * 1024

export interface TextChunk {
  readonly text: string
  /** Bytes of the file read so far. */
  readonly bytes: number
  readonly isEnd: boolean
}

/** A text file, read once from its beginning; memory does not grow with it. */
export interface TextReader {
  next(): Promise<TextChunk>
  close(): Promise<void>
}

/**
 * Decodes a file chunk by chunk. UTF-8 is checked: a file that stops being UTF-8 later on fails with `notUtf8` and the
 * place, so that nobody stores what was decoded wrongly; unless it is known to be damaged, and its rows are to be pointed
 * at one by one.
 */
export async function openText(
  path: string,
  encoding: Encoding,
  isDamaged = false
): Promise<TextReader> {
  const file = await open(path, 'r')
  const buffer = Buffer.allocUnsafe(chunkBytes)
  const decode = isDamaged ? converter(encoding) : decoderFor(encoding)
  let bytes = 0
  return {
    async next() {
      const { bytesRead } = await file.read(buffer, 0, chunkBytes, bytes)
      const text = decode(buffer.subarray(0, bytesRead), bytes, bytesRead === 0)
      bytes += bytesRead
      return { text, bytes, isEnd: bytesRead === 0 }
    },
    close: () => file.close()
  }
}

/** The first bytes of a file, by which it is known what it is. */
export async function readStart(path: string, count: number): Promise<Uint8Array> {
  const file: FileHandle = await open(path, 'r')
  try {
    const buffer = Buffer.alloc(count)
    const { bytesRead } = await file.read(buffer, 0, count, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

/** Decodes what it is given piece by piece; `offset` is where a piece begins, for the message. */
export type Decode = (bytes: Buffer, offset: number, isEnd: boolean) => string

/** Of an encoding that iconv-lite knows. UTF-8 is checked: see `openText`. */
export function decoderFor(encoding: string): Decode {
  return /^utf-?8$/i.test(encoding) ? checkedUtf8() : converter(encoding)
}

function checkedUtf8(): Decode {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  return (bytes, offset, isEnd) => {
    try {
      return decoder.decode(bytes, { stream: !isEnd })
    } catch (cause) {
      const message = `Not UTF-8 between byte ${String(offset)} and ${String(offset + bytes.length)}`
      throw new Failure('notUtf8', message, { cause })
    }
  }
}

/** Byte order marks are taken away by the decoder. */
function converter(encoding: string): Decode {
  const decoder = getDecoder(encoding)
  return (bytes, _offset, isEnd) => (isEnd ? (decoder.end() ?? '') : decoder.write(bytes))
}
