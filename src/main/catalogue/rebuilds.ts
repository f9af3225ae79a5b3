import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import { rebuildReasons } from '../../shared/workingCopy'
import type { PastRebuild } from '../../shared/workingCopy'
import { makeFolderDurably, writeFileDurably } from '../files/durable'
import { isMissing } from '../files/operations'

const kept = 50

const past = v.array(
  v.object({
    at: v.string(),
    catalogue: v.string(),
    cause: v.string(),
    reason: v.picklist(rebuildReasons),
    changesets: v.number(),
    milliseconds: v.number()
  })
)

function pathOf(userData: string): string {
  return join(userData, 'rebuilds.json')
}

/** The rebuilds of working copies at this machine, oldest first; a list that cannot be read is an empty one. */
export async function pastRebuilds(userData: string): Promise<readonly PastRebuild[]> {
  try {
    const value: unknown = JSON.parse(await readFile(pathOf(userData), 'utf8'))
    const result = v.safeParse(past, value)
    return result.success ? result.output : []
  } catch (error) {
    if (isMissing(error) || error instanceof SyntaxError) return []
    throw error
  }
}

export async function recordRebuild(userData: string, rebuild: PastRebuild): Promise<void> {
  const all = [...(await pastRebuilds(userData)), rebuild].slice(-kept)
  await makeFolderDurably(userData)
  await writeFileDurably(pathOf(userData), `${JSON.stringify(all, null, 2)}\n`)
}
