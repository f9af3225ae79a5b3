import { createHash } from 'node:crypto'
import { lstat, open } from 'node:fs/promises'
import type { CheckedState } from '../../shared/fixity/fixity'
import { errorCode, isMissing, retryBriefly } from '../files/operations'

export interface Checked {
  readonly state: CheckedState
  readonly found: string | null
  /** The system's reason why it could not be read. */
  readonly why?: string
}

export interface CheckOptions {
  readonly signal: AbortSignal
  /** Told after each piece how many milliseconds it took; the next begins when it answers. */
  pace(milliseconds: number): Promise<void>
}

const chunkBytes = 1024 * 1024

/** Reads every byte anew: size and date of a file say nothing about what is in it. */
export async function checkFile(
  path: string,
  expected: string,
  options: CheckOptions
): Promise<Checked> {
  try {
    const isFile = await lstat(path).then(found => found.isFile())
    // A link or a folder in the place of the file is not the file.
    if (!isFile) return { state: 'changed', found: null, why: 'not a file' }
    const found = await hashPaced(path, options)
    return { state: found === expected ? 'ok' : 'changed', found }
  } catch (error) {
    options.signal.throwIfAborted()
    if (isMissing(error)) return { state: 'missing', found: null }
    const code = errorCode(error)
    // What is no error of the file system is a mistake here, and says nothing about the file.
    if (code === '' || code.startsWith('ERR_')) throw error
    return { state: 'unreadable', found: null, why: code }
  }
}

async function hashPaced(path: string, { signal, pace }: CheckOptions): Promise<string> {
  // Opening counts too: of a small file it is most of the work.
  let began = performance.now()
  const handle = await retryBriefly(() => open(path, 'r'))
  try {
    const { size } = await handle.stat()
    const buffer = Buffer.allocUnsafe(Math.min(chunkBytes, size + 1))
    const hash = createHash('sha256')
    for (;;) {
      signal.throwIfAborted()
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, null)
      if (bytesRead === 0) return hash.digest('hex')
      hash.update(buffer.subarray(0, bytesRead))
      await pace(performance.now() - began)
      began = performance.now()
    }
  } finally {
    await handle.close()
  }
}
