import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { operationsOfRecord } from '../../shared/changeLog/ofRecord'
import type { ChangesetDraft, Operation } from '../../shared/changeLog/changeset'
import type { CatalogueRecord } from '../../shared/records/record'
import type { SnapshotManifest } from '../../shared/snapshots/manifest'
import type { Job } from '../application/longJobs'
import { createCatalogueFolder } from '../catalogue/catalogueSession'
import { createDeviceId } from '../catalogue/devices'
import { Failure } from '../failure'
import { journalSettings, openJournal } from '../journal/journal'
import type { Journal } from '../journal/journal'
import { readManifest, readSnapshot } from '../snapshots/readSnapshot'
import { copyScans } from './copyAsOf'
import type { Unfinished } from '../files/unfinished'
import type { Made } from './copyAsOf'
import { makeCatalogueAt } from './newCatalogue'
import { scanOf } from './referencedScans'
import type { ScanNames } from './referencedScans'

export interface RestoreSnapshot {
  /** The folder that holds the snapshot. */
  readonly snapshots: string
  readonly name: string
  /** The open catalogue: nothing is written into it. */
  readonly openFolder: string
  /** Catalogue folders that may hold the scans, the likeliest first. */
  readonly scanSources: readonly string[]
  readonly target: string
  readonly title: string
  readonly author: { readonly by: string; readonly why: string; readonly appVersion: string }
  readonly unfinished?: Unfinished
}

const operationsPerChangeset = 1000
const changesetsPerWrite = 16

/** Writes a new catalogue that holds a snapshot's records, as one transaction, and their scans. */
export async function writeRestored(restoring: RestoreSnapshot, job: Job): Promise<Made> {
  const { target, openFolder, title, scanSources } = restoring
  const { manifest, lastLines, names } = await readWhole(restoring, job)
  async function fill(folder: string): Promise<Made> {
    await createCatalogueFolder(folder, title)
    const journal = await newJournal(join(folder, 'journal'), restoring.author.appVersion)
    try {
      const records = finalRecords(restoring, lastLines, job.signal)
      await writeRecords(journal, records, restoring.author, done => {
        job.report('records', done, manifest.records)
      })
    } finally {
      await journal.close()
    }
    return { title, ...(await copyScans(scanSources, folder, names, job)) }
  }
  return makeCatalogueAt(target, openFolder, fill, restoring.unfinished)
}

interface WholeSnapshot {
  readonly manifest: SnapshotManifest
  /** By id, the line at which the record stands as it counts: one may stand in a snapshot twice. */
  readonly lastLines: ReadonlyMap<string, number>
  readonly names: ScanNames
}

/** Reads a snapshot to its end, which proves it sound, before anything is written. */
async function readWhole(
  { snapshots, name }: Pick<RestoreSnapshot, 'snapshots' | 'name'>,
  { signal, report }: Job
): Promise<WholeSnapshot> {
  const manifest = await readManifest(snapshots, name)
  const lastLines = new Map<string, number>()
  const names = new Map<string, string>()
  let line = 0
  for await (const page of readSnapshot(snapshots, name, signal)) {
    for (const record of page) {
      lastLines.set(record.id, line++)
      const scan = scanOf(record)
      if (scan) names.set(...scan)
    }
    report('reading', line, manifest.lines)
  }
  if (lastLines.size === manifest.records) return { manifest, lastLines, names }
  throw new Failure('snapshotDamaged', `${name} holds another number of records than it states`)
}

async function* finalRecords(
  { snapshots, name }: RestoreSnapshot,
  lastLines: ReadonlyMap<string, number>,
  signal: AbortSignal
): AsyncGenerator<CatalogueRecord> {
  let line = 0
  for await (const page of readSnapshot(snapshots, name, signal)) {
    for (const record of page) if (lastLines.get(record.id) === line++) yield record
  }
}

/** The device serves for this one transaction: the catalogue gets its own when it is opened. */
async function newJournal(folder: string, appVersion: string): Promise<Journal> {
  const settings = { ...journalSettings, ballastBytes: 0 }
  return openJournal({ folder, device: createDeviceId(), appVersion, scans: new Map(), settings })
}

/** Contradicting values come last, in changesets of their own, so that the newest stays the newest. */
async function writeRecords(
  journal: Journal,
  records: AsyncIterable<CatalogueRecord>,
  { by, why }: RestoreSnapshot['author'],
  onRecords: (done: number) => void
): Promise<void> {
  const write = createTransaction(journal, { by, why, tx: randomUUID() })
  const later: Operation[][] = []
  let done = 0
  for await (const record of records) {
    const [first = [], ...others] = operationsOfRecord(record)
    await write.add(first)
    others.forEach((operations, depth) => (later[depth] ??= []).push(...operations))
    onRecords(++done)
  }
  for (const operations of later) {
    await write.cut()
    for (const operation of operations) await write.add([operation])
  }
  await write.end()
}

/** Changesets of one transaction, whose last one ends it. */
function createTransaction(journal: Journal, frame: Omit<ChangesetDraft, 'ops'>) {
  let drafts: ChangesetDraft[] = []
  let operations: Operation[] = []

  async function cut(): Promise<void> {
    if (operations.length === 0) return
    drafts.push({ ...frame, ops: operations })
    operations = []
    if (drafts.length <= changesetsPerWrite) return
    await journal.append(drafts.splice(0, changesetsPerWrite))
  }

  return {
    cut,
    async add(more: readonly Operation[]): Promise<void> {
      if (operations.length + more.length > operationsPerChangeset) await cut()
      operations.push(...more)
    },
    async end(): Promise<void> {
      await cut()
      const last = drafts.pop()
      if (last) await journal.append([...drafts, { ...last, end: true }])
      drafts = []
    }
  }
}
