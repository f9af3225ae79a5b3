import type { FileTrashCalls } from '../../../shared/attachments/fileTrash'
import type { LongJobs } from '../../application/longJobs'
import { Failure } from '../../failure'
import type { ActType } from '../../fixity/event'
import { failure } from '../failureCodes'
import { clockOf, createContext, put, restore } from './acts'
import type { TrashSession } from './acts'
import { scansNamedIn } from './named'
import { tidyTrash } from './tidy'
import { dueTime } from './trashClock'
import { readTrash } from './trashFolder'

/** Files that no record uses, on their way out of the catalogue: moved by a person, deleted after ninety days. */
export interface FileTrash extends Pick<FileTrashCalls, 'list' | 'put' | 'restore'> {
  /** A catalogue was opened: takes back what is named again, and deletes what has waited long enough. */
  opened(session: TrashSession): Promise<void>
  /** Was saved; takes back the files of the scans named in it. */
  saved(operations: readonly string[]): Promise<void>
  close(): Promise<void>
}

export interface FileTrashOptions {
  current(): TrashSession | null
  readonly longJobs: Pick<LongJobs, 'run'>
  /** Writes down what happened to files; resolves when it is on the disk. */
  note(type: ActType, files: readonly string[]): Promise<void>
  now?(): number
}

export function createFileTrash(options: FileTrashOptions): FileTrash {
  const { current, longJobs, note, now = Date.now } = options
  const context = createContext(current, note, now)
  let ending = new AbortController()
  let tidying: Promise<void> = Promise.resolve()

  async function end(): Promise<void> {
    ending.abort()
    await tidying
  }

  return {
    async list() {
      const session = openIn(current())
      const clock = await clockOf(session, context)
      return (await readTrash(session.folder)).flatMap(({ sha256, size, note }) => {
        if (!note) return []
        const due = new Date(dueTime(note, clock, now())).toISOString()
        return [{ sha256, size, moved: note.moved, due }]
      })
    },
    put: (name, files) =>
      longJobs.run(name, async job => put(writable(current()), files, context, job)),
    restore: (name, files) =>
      longJobs.run(name, async job => restore(writable(current()).folder, files, context, job)),
    async opened(session) {
      await end()
      context.forget()
      if (session.describe().readOnly !== null) return
      ending = new AbortController()
      const work = tidyTrash(session, context, ending.signal)
      tidying = work.catch(() => undefined)
      await work
    },
    async saved(operations) {
      const folder = current()?.folder
      if (folder === undefined) return
      const waiting = await context.waitingIn(folder)
      if (waiting.size === 0) return
      const named = operations.flatMap(text => [...scansNamedIn(text)])
      const files = named.flatMap(id => waiting.get(id) ?? [])
      const job = { signal: new AbortController().signal, report: () => undefined }
      await restore(folder, files, context, job)
    },
    close: end
  }
}

function openIn(session: TrashSession | null): TrashSession {
  if (session === null) throw failure('noCatalogue', 'No catalogue is open')
  return session
}

function writable(session: TrashSession | null): TrashSession {
  const open = openIn(session)
  if (open.describe().readOnly !== null) throw new Failure('readOnly', 'Open for reading only')
  return open
}
