import { basename, relative } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { WatchedFolder } from '../../../shared/attachments/watching'
import type { SourceFile } from '../walk'
import { arrivedIn, lookInto } from './arrivals'
import type { Seen } from './arrivals'

export interface FolderWatchOptions {
  readonly folder: string
  /** Not offered. */
  readonly seen: Seen
  /** Milliseconds between two looks. */
  readonly pause: number
  /** False when the catalogue is another one by now. */
  isWanted(): boolean
  onNews(watched: WatchedFolder): void
}

export interface FolderWatch {
  readonly folder: string
  shown(): WatchedFolder
  /** The files that have arrived. */
  arrived(): readonly SourceFile[]
  /** What of them was asked for last is not offered again; the answer is all that is not. */
  pass(): Seen
  end(): Promise<void>
}

/** A large folder on a slow drive is looked into less often: a tenth of the time at most goes into it. */
const restsPerLook = 9

/**
 * Waits for new files in a folder by looking again and again: a shared drive tells nobody of what comes, and a file
 * that is being written is known by its growing.
 */
export function watchFolder(options: FolderWatchOptions): FolderWatch {
  const { folder, pause } = options
  const ending = new AbortController()
  const { signal } = ending
  let seen = options.seen
  let states: Seen = seen
  let offered: Seen = {}
  let arrived: readonly SourceFile[] = []
  let isMissing = false
  const running = follow().catch(() => undefined)

  const nameOf = ({ path }: SourceFile): string => relative(folder, path.toString())
  const shown = (): WatchedFolder => {
    return { title: basename(folder), path: folder, isMissing, arrived: arrived.length }
  }

  async function follow(): Promise<void> {
    while (!signal.aborted && options.isWanted()) {
      const begun = performance.now()
      await look()
      const rest = Math.max(pause, restsPerLook * (performance.now() - begun))
      await delay(rest, undefined, { signal }).catch(() => undefined)
    }
  }

  async function look(): Promise<void> {
    const told = `${String(arrived.length)} ${String(isMissing)}`
    const found = await lookInto(folder, signal)
    isMissing = found === null
    if (found) {
      arrived = arrivedIn(found, states, seen, Date.now())
      states = found.states
    }
    const isNews = told !== `${String(arrived.length)} ${String(isMissing)}`
    if (isNews && !signal.aborted) options.onNews(shown())
  }

  return {
    folder,
    shown,
    arrived() {
      offered = Object.fromEntries(arrived.map(file => [nameOf(file), states[nameOf(file)] ?? '']))
      return arrived
    },
    pass() {
      seen = { ...seen, ...offered }
      arrived = arrived.filter(file => !Object.hasOwn(offered, nameOf(file)))
      offered = {}
      options.onNews(shown())
      return seen
    },
    async end() {
      ending.abort()
      await running
    }
  }
}
