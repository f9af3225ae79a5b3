import { readFile } from 'node:fs/promises'
import { Failure } from '../failure'
import { isMissing } from '../files/operations'
import { decodeLine, encodeLine, hashOf } from '../journal/line'
import { readLines } from '../journal/readLines'

interface End {
  readonly n: number
  readonly hash: string
}

/**
 * The whole segment, and behind it those lines of the damaged one that follow on: they are younger than the copy. Fails
 * where good lines would be left out.
 */
export async function mendSegment(whole: string, damaged: string): Promise<Buffer> {
  const parts: Buffer[] = [await readFile(whole)]
  let last: End | null = null
  await readLines(whole, { from: 0 }, line => {
    const decoded = decodeLine(line.bytes)
    if (decoded.changeset) last = { n: decoded.changeset.n, hash: hashOf(decoded.json) }
    return true
  })
  let highest = 0
  await readDamaged(damaged, bytes => {
    const decoded = decodeLine(bytes)
    if (!decoded.changeset || last === null) return
    const { n, prev } = decoded.changeset
    highest = Math.max(highest, n)
    if (n !== last.n + 1 || prev !== last.hash) return
    last = { n, hash: hashOf(decoded.json) }
    parts.push(encodeLine(decoded.json))
  })
  if (highest > endOf(last)) {
    throw new Failure('repairFailed', `${damaged} holds changes that do not follow on the copy`)
  }
  return Buffer.concat(parts)
}

function endOf(last: End | null): number {
  return last?.n ?? 0
}

async function readDamaged(path: string, onLine: (bytes: Buffer) => void): Promise<void> {
  try {
    await readLines(path, { from: 0 }, line => {
      if (line.isEnded && !line.isTooLong) onLine(line.bytes)
      return true
    })
  } catch (error) {
    if (!isMissing(error)) throw error
  }
}
