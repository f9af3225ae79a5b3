import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { makeFolderDurably, writeFileDurably } from './durable'
import { isMissing } from './operations'

/** Names that are made for the time until something is whole; nothing else is ever removed. */
const temporaryName = /\.[0-9a-f-]{8,36}\.(partial|tmp)$/

/**
 * What is being made outside the application's own folders, beside where it will be: written down, so that what a
 * sudden end leaves there is removed at the next start.
 */
export interface Unfinished {
  /** Does the work that makes what lies at the path, and moves or removes it. */
  during<Value>(path: string, work: () => Promise<Value>): Promise<Value>
  /** Of work that goes over several calls; the function returned says that nothing lies there any more. */
  begin(path: string): Promise<() => Promise<void>>
  /** Removes what earlier runs left; gives what was removed. */
  sweep(): Promise<readonly string[]>
}

export function createUnfinished(userData: string): Unfinished {
  const file = join(userData, 'unfinished.json')
  let last: Promise<unknown> = Promise.resolve()

  /** One change of the list after the other. */
  function change<Value>(work: (paths: readonly string[]) => Promise<Value>): Promise<Value> {
    const turn = last.then(async () => work(await read(file)))
    last = turn.catch(() => undefined)
    return turn
  }

  async function write(paths: readonly string[]): Promise<void> {
    await makeFolderDurably(userData)
    await writeFileDurably(file, JSON.stringify(paths))
  }

  async function begin(path: string): Promise<() => Promise<void>> {
    // Where it cannot be written down the work may go on: only its remains would stay.
    await change(paths => write([...paths, path])).catch(() => undefined)
    return () =>
      change(paths => write(paths.filter(other => other !== path))).catch(() => undefined)
  }

  return {
    begin,
    async during(path, work) {
      const end = await begin(path)
      try {
        return await work()
      } finally {
        await end()
      }
    },
    sweep: () =>
      change(async paths => {
        const left = paths.filter(path => temporaryName.test(path))
        // A disk that is not there now keeps its remains on the list.
        const removed: string[] = []
        for (const path of left) {
          await rm(path, { recursive: true, force: true, maxRetries: 3 }).then(
            () => removed.push(path),
            () => undefined
          )
        }
        if (paths.length > 0) await write(left.filter(path => !removed.includes(path)))
        return removed
      })
  }
}

async function read(file: string): Promise<readonly string[]> {
  try {
    const value: unknown = JSON.parse(await readFile(file, 'utf8'))
    return Array.isArray(value) ? value.filter(path => typeof path === 'string') : []
  } catch (error) {
    if (isMissing(error) || error instanceof SyntaxError) return []
    throw error
  }
}
