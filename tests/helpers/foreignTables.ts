import { afterEach, beforeEach } from 'vitest'
import { csvRow } from '../../src/shared/csv/write'
import {
  createTranslator,
  foreignFormat,
  foreignPlans
} from '../../src/shared/import/foreign/formats'
import { startOfText } from '../../src/shared/import/textStart'
import { displayField } from '../../src/shared/records/display'
import { kindNamed } from '../../src/shared/records/kinds'
import type { CatalogueRecord } from '../../src/shared/records/record'
import { recordTitle } from '../../src/shared/records/title'
import { allRecords } from '../../src/renderer/db/repositories/records'
import { newTestCatalogue } from './catalogue'
import type { TestCatalogue } from './catalogue'
import { importFile, statusesOf } from './importing'

const format = { delimiter: ',', lineEnd: '\n', byteOrderMark: false, guard: 'exact' } as const

/** A table with these columns, of rows that fill some of them. */
export function tableOf(
  header: readonly string[],
  rows: readonly Record<string, string>[]
): string {
  const cells = rows.map(row => header.map(name => row[name] ?? ''))
  return [header, ...cells].map(row => csvRow(row, format)).join('')
}

/** A catalogue for each test of a file, into which tables of other systems are imported. */
export function catalogueForTables() {
  let catalogue: TestCatalogue
  beforeEach(async () => {
    catalogue = await newTestCatalogue()
  })
  afterEach(async () => {
    await catalogue.remove()
  })
  return {
    catalogue: (): TestCatalogue => catalogue,
    importTable: async (text: string) => importTableInto(catalogue, text),
    records: async (kind: string) => recordsOf(catalogue, kind),
    shown: async (record: CatalogueRecord | undefined, ...fields: string[]) =>
      shownOf(catalogue, record, ...fields)
  }
}

/** Imports a table that is recognised by its header; gives what became of its rows. */
async function importTableInto(catalogue: TestCatalogue, text: string) {
  const { header, headerLine = 1, rows: sample } = startOfText(text, ',', true)
  const found = foreignFormat(header)
  if (!found) throw new Error('Not recognised')
  const choice = { format: found, corporate: 'organisation' } as const
  const outcomes = await importFile(catalogue, {
    text,
    headerLine,
    plans: foreignPlans(choice, header, sample),
    translator: () => createTranslator(choice, header)
  })
  return { found, outcomes, counts: statusesOf(outcomes) }
}

/** Records of a kind, by title. */
async function recordsOf(
  catalogue: TestCatalogue,
  kind: string
): Promise<ReadonlyMap<string, CatalogueRecord>> {
  const found = new Map<string, CatalogueRecord>()
  for await (const page of allRecords(catalogue.database, 1000)) {
    for (const record of page)
      if (record.kind === kind)
        found.set(
          recordTitle(record, 'en', () => ''),
          record
        )
  }
  return found
}

/** Fields of a record as they are shown. */
async function shownOf(
  catalogue: TestCatalogue,
  record: CatalogueRecord | undefined,
  ...fields: string[]
): Promise<string[]> {
  if (!record) return ['no record']
  const all = new Map<string, CatalogueRecord>()
  for await (const page of allRecords(catalogue.database, 1000))
    for (const one of page) all.set(one.id, one)
  const kind = kindNamed(record.kind)
  const labelOf = (id: string): string => {
    const other = all.get(id)
    return other ? recordTitle(other, 'en', labelOf) : id
  }
  return fields.map(field => (kind ? displayField(kind, field, record, 'en', labelOf) : ''))
}
