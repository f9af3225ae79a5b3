import { join } from 'node:path'
import { applyOperations, operationsByRecord } from '../../shared/changeLog/apply'
import type { Positions } from '../../shared/changeLog/changeset'
import { createExportContext } from '../../shared/exchange/context'
import type { ExportContext } from '../../shared/exchange/context'
import { groupedBy } from '../../shared/records/grouped'
import { isDeleted, textOf, valueOf } from '../../shared/records/record'
import type { CatalogueRecord } from '../../shared/records/record'
import type { Locale } from '../../shared/records/words'
import { formatVersion, readCatalogueDescription } from '../catalogue/description'
import { CommandFailure } from './commandFailure'
import { readMerged } from '../journal/merge'
import { scanJournal } from '../journal/scanJournal'
import type { JournalScan } from '../journal/scanJournal'

/** A catalogue as its folder holds it, read without a database; nothing in the folder is changed. */
export interface ReadCatalogue {
  readonly folder: string
  readonly title: string
  readonly scan: JournalScan
  /** Without those in the trash, in the order of their ids. */
  readonly records: readonly CatalogueRecord[]
  readonly deleted: number
  /** Those in the trash too. */
  readonly all: ReadonlyMap<string, CatalogueRecord>
  contextIn(locale: Locale): ExportContext
}

/** Bytes of journal that are applied at a time. */
const pageBytes = 8 * 1024 * 1024

/** Reads the journal of all devices. All records are held in memory: some two kilobytes each. */
export async function readCatalogue(folder: string): Promise<ReadCatalogue> {
  const description = await readCatalogueDescription(folder)
  if (description.formatVersion > formatVersion)
    throw new CommandFailure('newerVersion', `${folder} was written by a newer version of Opis`)
  const scan = await scanJournal(join(folder, 'journal'))
  const byId = await recordsOf(scan)
  const all = [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
  const records = all.filter(record => !isDeleted(record))
  const figures = groupedBy(
    records.filter(({ kind }) => kind === 'figure'),
    figure => textOf(valueOf(figure, 'subject'))
  )
  return {
    folder,
    title: description.title,
    scan,
    records,
    deleted: all.length - records.length,
    all: byId,
    contextIn: locale =>
      createExportContext(
        id => byId.get(id),
        locale,
        id => figures.get(id) ?? []
      )
  }
}

async function recordsOf({ devices }: JournalScan): Promise<Map<string, CatalogueRecord>> {
  const indexes = new Map([...devices].map(([device, { index }]) => [device, index]))
  const records = new Map<string, CatalogueRecord>()
  let after: Positions = {}
  for (let isComplete = indexes.size === 0; !isComplete;) {
    const page = await readMerged(indexes, after, pageBytes)
    const changesets = page.lines.map(line => line.changeset())
    for (const [id, operations] of operationsByRecord(changesets)) {
      const record = applyOperations(records.get(id), operations)
      if (record) records.set(id, record)
    }
    after = changesets.reduce<Positions>((before, { d, n }) => ({ ...before, [d]: n }), after)
    isComplete = page.isComplete || changesets.length === 0
  }
  return records
}
