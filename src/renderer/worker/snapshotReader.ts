import type { Positions } from '../../shared/changeLog/changeset'
import type { CatalogueRecord } from '../../shared/records/record'
import type { SnapshotEnd } from '../../shared/snapshots/calls'
import { createTally } from '../../shared/snapshots/tally'
import { existingVersion, openDatabase } from '../db/CatalogueDatabase'
import type { CatalogueDatabase } from '../db/CatalogueDatabase'
import { recordsAtOneMoment } from '../db/repositories/snapshot'

export interface SnapshotSlab {
  /** Lines, each a record as JSON; empty at the end. */
  readonly text: string
  /** Records read so far. */
  readonly done: number
  /** With the last slab. */
  readonly end: SnapshotEnd | null
}

/** Reads a working copy for a snapshot, a slab at a time. */
export interface SnapshotReader {
  open(databaseName: string): Promise<void>
  next(): Promise<SnapshotSlab>
}

/** Characters: crosses two borders in a few milliseconds. */
const slabLength = 256_000

export function createSnapshotReader(slab = slabLength): SnapshotReader {
  let database: CatalogueDatabase | null = null
  let slabs: AsyncGenerator<SnapshotSlab, SnapshotSlab> | null = null

  return {
    async open(name) {
      // In whatever version it is: a snapshot is made before it is migrated, too.
      const version = await existingVersion(name)
      if (version === null) throw new Error(`There is no working copy ${name}`)
      database = await openDatabase(name, version)
      slabs = slabsOf(recordsAtOneMoment(database), slab)
    },
    async next() {
      if (!slabs) throw new Error('The working copy was not opened')
      const { value, done } = await slabs.next()
      if (done) database?.close()
      return value
    }
  }
}

async function* slabsOf(
  pages: AsyncGenerator<readonly CatalogueRecord[], Positions>,
  slab: number
): AsyncGenerator<SnapshotSlab, SnapshotSlab> {
  const tally = createTally()
  let lines: string[] = []
  let length = 0
  for (;;) {
    const page = await pages.next()
    if (page.done) {
      const end = { counts: tally.counts(), positions: page.value }
      return { text: lines.join(''), done: tally.recordCount(), end }
    }
    for (const record of page.value) {
      tally.add(record)
      const line = `${JSON.stringify(record)}\n`
      lines.push(line)
      length += line.length
      if (length < slab) continue
      yield { text: lines.join(''), done: tally.recordCount(), end: null }
      lines = []
      length = 0
    }
  }
}
