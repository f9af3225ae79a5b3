import type { PackageContents } from '../../shared/bags/package'
import type { Operation } from '../../shared/changeLog/changeset'
import { mergeRecord } from '../../shared/changeLog/mergeRecord'
import type { MergedRecord } from '../../shared/changeLog/mergeRecord'
import type { MainApi } from '../../shared/ipc'
import type { CatalogueDatabase } from '../db/CatalogueDatabase'
import { sidesHere } from './packagesSides'
import type { Saving } from './saving'

export interface ImportSource {
  readonly packages: Pick<MainApi['packages'], 'page'>
  readonly database: CatalogueDatabase
  readonly signal: AbortSignal
  /** Records so far. */
  onRead(done: number): void
}

/** What an import would do, in records; a record counts once, by the first of these that holds. */
export interface ImportPreview {
  readonly fresh: number
  /** Both values would stand side by side. */
  readonly conflicts: number
  readonly changed: number
  /** Changed here since; the package brings nothing. */
  readonly kept: number
  readonly equal: number
  /** There is a record of another kind with the same id: left out. */
  readonly clashes: number
}

const operationsPerSave = 1000

/** Compares every record of a package with the catalogue; nothing is written. */
export async function previewImport(
  source: ImportSource,
  contents: PackageContents
): Promise<ImportPreview> {
  const counts = { fresh: 0, conflicts: 0, changed: 0, kept: 0, equal: 0, clashes: 0 }
  for await (const merged of mergedRecords(source, contents)) counts[placeOf(merged)]++
  return counts
}

function placeOf(merged: MergedRecord | null): keyof ImportPreview {
  if (!merged) return 'clashes'
  if (merged.isNew) return 'fresh'
  if (merged.conflicts > 0) return 'conflicts'
  if (merged.taken > 0) return 'changed'
  return merged.kept > 0 ? 'kept' : 'equal'
}

/** Brings what the package has into the catalogue, as one step that can be taken back; null when it has nothing new. */
export async function importRecords(
  source: ImportSource,
  contents: PackageContents,
  saving: Saving,
  why: string
): Promise<string | null> {
  return saving.saveAll(batches(source, contents), { why })
}

async function* batches(
  source: ImportSource,
  contents: PackageContents
): AsyncGenerator<readonly Operation[]> {
  let pending: Operation[] = []
  for await (const merged of mergedRecords(source, contents)) {
    pending.push(...(merged?.operations ?? []))
    while (pending.length >= operationsPerSave) {
      yield pending.slice(0, operationsPerSave)
      pending = pending.slice(operationsPerSave)
    }
  }
  if (pending.length > 0) yield pending
}

/** Null for a record that must not be merged. */
async function* mergedRecords(
  { packages, database, signal, onRead }: ImportSource,
  contents: PackageContents
): AsyncGenerator<MergedRecord | null> {
  const sides = sidesHere(database)
  let done = 0
  for (let number = 0; number < contents.pages; number++) {
    signal.throwIfAborted()
    const page = await packages.page(contents.package, number)
    const here = await sides.of(page)
    for (const { record, log } of page) {
      const own = here.get(record.id)
      if (own && own.record.kind !== record.kind) yield null
      else yield mergeRecord(own, { record, log: new Map(log) })
    }
    done += page.length
    onRead(done)
  }
}
