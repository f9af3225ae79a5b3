import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { readSnapshot } from '../../../../src/main/snapshots/readSnapshot'
import { allRecords } from '../../../../src/renderer/db/repositories/records'
import type { SnapshotManifest } from '../../../../src/shared/snapshots/manifest'
import type { CatalogueRecord } from '../../../../src/shared/records/record'
import { newTestCatalogue } from '../../../helpers/catalogue'
import type { TestCatalogue } from '../../../helpers/catalogue'
import { numbered, saveSections } from '../../../helpers/snapshots'

/** A catalogue with so many sections, removed after the test. */
export async function catalogueOf(sections: number): Promise<TestCatalogue> {
  const catalogue = await newTestCatalogue()
  onTestFinished(() => catalogue.remove())
  await saveSections(catalogue, numbered(sections))
  return catalogue
}

export function folderOf({ folder }: TestCatalogue): string {
  return join(folder, 'snapshots')
}

export async function filesOf(catalogue: TestCatalogue): Promise<readonly string[]> {
  return (await readdir(folderOf(catalogue))).sort()
}

/** The records of a snapshot by id, the last line of each counting. */
export async function recordsIn(
  folder: string,
  name: string
): Promise<Map<string, CatalogueRecord>> {
  const records = new Map<string, CatalogueRecord>()
  for await (const page of readSnapshot(folder, name)) {
    for (const record of page) records.set(record.id, record)
  }
  return records
}

export async function liveRecords({
  database
}: Pick<TestCatalogue, 'database'>): Promise<Map<string, CatalogueRecord>> {
  const records = new Map<string, CatalogueRecord>()
  for await (const page of allRecords(database, 1000)) {
    for (const record of page) records.set(record.id, record)
  }
  return records
}

export function manifest(changes: Partial<SnapshotManifest> = {}): SnapshotManifest {
  return {
    format: 1,
    catalogue: { id: 'c1', title: 'Test' },
    reason: 'hourly',
    at: '2026-11-24T10:00:00.000Z',
    app: '1.0.0',
    schemaVersion: 1,
    positions: { a: 1 },
    records: 100,
    deleted: 0,
    byKind: { section: 100 },
    lines: 100,
    bytes: 1,
    sha256: '0'.repeat(64),
    textBytes: 1,
    textSha256: '0'.repeat(64),
    ...changes
  }
}
