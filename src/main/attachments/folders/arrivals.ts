import { relative } from 'node:path'
import { findFiles } from '../walk'
import type { FoundFile } from '../walk'

/** Name within the folder → size and time of the last change. */
export type Seen = Readonly<Record<string, string>>

export interface Look {
  readonly files: ReadonlyMap<string, FoundFile>
  readonly states: Seen
}

const mostFiles = 20_000
/** Of a file that somebody may still write to, nothing is heard for so many milliseconds. */
const quietTime = 2000

/** What programs put beside the files that they are writing, and what systems put into folders. */
const passing =
  /^(\.|~\$)|\.(part|partial|crdownload|download|tmp|temp)$|^(thumbs\.db|desktop\.ini)$/i

/** Null where the folder cannot be read. */
export async function lookInto(folder: string, signal: AbortSignal): Promise<Look | null> {
  const { files, refused } = await findFiles([folder], signal, mostFiles)
  if (files.length === 0 && refused.length > 0) return null
  const found = new Map<string, FoundFile>()
  const states: Record<string, string> = {}
  for (const file of files) {
    if (passing.test(file.name)) continue
    const name = relative(folder, file.path.toString())
    found.set(name, file)
    states[name] = `${String(file.size)} ${String(file.changed)}`
  }
  return { files: found, states }
}

/** Files that were not seen before and have not changed since the last look: they are written to their end. */
export function arrivedIn(
  { files, states }: Look,
  before: Seen,
  seen: Seen,
  now: number
): readonly FoundFile[] {
  return [...files].flatMap(([name, file]) => {
    const state = states[name] ?? ''
    if (seen[name] === state || before[name] !== state || file.size === 0) return []
    return now - file.changed >= quietTime ? [file] : []
  })
}
