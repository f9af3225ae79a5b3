import { mkdir, readFile, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import * as v from 'valibot'
import type { FolderListing } from '../../../shared/attachments/folders'
import type { WatchedFolder } from '../../../shared/attachments/watching'
import { isWithin } from '../../copies/saveCopy'
import { writeFileDurably } from '../../files/durable'
import { failure } from '../failureCodes'
import type { SourceFile } from '../walk'
import { lookInto } from './arrivals'
import type { Seen } from './arrivals'
import { watchFolder } from './folderWatch'
import type { FolderWatch } from './folderWatch'

export interface Watching {
  choose(): Promise<WatchedFolder | null>
  stop(): Promise<void>
  status(): Promise<WatchedFolder | null>
  take(): Promise<FolderListing | null>
  seen(): Promise<void>
  close(): Promise<void>
}

export interface WatchingOptions {
  catalogue(): { readonly id: string; readonly folder: string } | null
  /** Where the folders watched are remembered, one for each catalogue. */
  readonly userData: string
  chooseFolder(): Promise<string | null>
  /** Makes a listing of files that the window may then have stored. */
  list(folder: string, files: readonly SourceFile[]): FolderListing
  onArrived(watched: WatchedFolder): void
  /** Milliseconds between two looks. */
  readonly pause?: number
}

const usualPause = 2000
const kept = v.object({ folder: v.string(), seen: v.record(v.string(), v.string()) })

/** The folder in which new scans are waited for, one for each catalogue: none until one is chosen. */
export function createWatching(options: WatchingOptions): Watching {
  const { pause = usualPause, onArrived: onNews } = options
  let current: { readonly id: string; readonly watch: FolderWatch } | null = null
  const remembered = createMemory(join(options.userData, 'watched'))

  async function end(): Promise<void> {
    const ended = current
    current = null
    await ended?.watch.end()
  }

  async function begin(id: string, folder: string, seen: Seen): Promise<FolderWatch> {
    await end()
    const isWanted = (): boolean => options.catalogue()?.id === id
    const watch = watchFolder({ folder, seen, pause, isWanted, onNews })
    current = { id, watch }
    return watch
  }

  /** The watch over the open catalogue's folder, taken up from the last session. */
  async function watched(): Promise<FolderWatch | null> {
    const id = options.catalogue()?.id
    if (id === undefined) return null
    if (current?.id === id) return current.watch
    const known = await remembered.read(id)
    return known && begin(id, known.folder, known.seen)
  }

  return {
    async choose() {
      const open = options.catalogue()
      if (!open) throw failure('noCatalogue', 'No catalogue is open')
      const { id } = open
      const folder = await options.chooseFolder()
      if (folder === null) return null
      if (isWithin(folder, open.folder) || isWithin(open.folder, folder)) {
        throw failure('watchWithin', `${folder} and the catalogue lie within one another`)
      }
      const found = await lookInto(folder, new AbortController().signal)
      if (!found) throw failure('sourceUnreadable', `${folder} cannot be read`)
      await remembered.write(id, folder, found.states)
      return (await begin(id, folder, found.states)).shown()
    },
    async stop() {
      const id = options.catalogue()?.id
      await end()
      if (id !== undefined) await remembered.forget(id)
    },
    status: async () => (await watched())?.shown() ?? null,
    async take() {
      const watch = await watched()
      const files = watch?.arrived() ?? []
      return watch && files.length > 0 ? options.list(watch.folder, files) : null
    },
    async seen() {
      const watch = await watched()
      const id = options.catalogue()?.id
      if (watch && id !== undefined) await remembered.write(id, watch.folder, watch.pass())
    },
    close: end
  }
}

/** Which folder is watched for a catalogue, and what of it was offered. */
function createMemory(folder: string) {
  const fileOf = (id: string): string => join(folder, `${id}.json`)
  return {
    /** Null where nothing is known, or what is known cannot be read. */
    async read(id: string) {
      const text = await readFile(fileOf(id), 'utf8').catch(() => 'null')
      const found = v.safeParse(kept, parsed(text))
      return found.success ? found.output : null
    },
    async write(id: string, watched: string, seen: Seen): Promise<void> {
      await mkdir(dirname(fileOf(id)), { recursive: true })
      await writeFileDurably(fileOf(id), JSON.stringify({ folder: watched, seen }))
    },
    forget: (id: string): Promise<void> => rm(fileOf(id), { force: true })
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return null
  }
}
