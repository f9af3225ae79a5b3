import type { BibliographyFormat } from '../../../../src/shared/bibliography/kindTypes'
import type { BibliographyTable } from '../../../../src/shared/bibliography/table'
import { createBibliographyWriter } from '../../../../src/shared/bibliography/writeBibliography'
import { applyOperations } from '../../../../src/shared/changeLog/apply'
import { createExportContext } from '../../../../src/shared/exchange/context'
import { lossReporter, type Loss } from '../../../../src/shared/exchange/losses'
import { guessRules } from '../../../../src/shared/import/guess'
import { readRow } from '../../../../src/shared/import/incomingRow'
import { changeOf } from '../../../../src/shared/import/operations'
import { cautiousPlan } from '../../../../src/shared/import/plan'
import type { ImportPlan } from '../../../../src/shared/import/plan'
import { kindNamed } from '../../../../src/shared/records/kinds'
import type { CatalogueRecord } from '../../../../src/shared/records/record'
import { source } from '../../../../src/shared/records/source'
import { nextId } from '../records/makeRecord'

let keys = 0

/** The sources that importing a table makes, by the same steps as the import of the application. */
export function sourcesOf({ header, rows }: BibliographyTable): CatalogueRecord[] {
  const plan: ImportPlan = {
    ...cautiousPlan,
    kind: 'source',
    columns: guessRules(
      source,
      header,
      rows.map(({ cells }) => cells)
    )
  }
  const newKey = (): string => `key${String(keys++)}`
  return rows.flatMap(({ cells }, index) => {
    const incoming = readRow(cells, {
      plan,
      kind: source,
      existing: null,
      occurrence: 0,
      names: createExportContext(() => undefined, 'en'),
      resolve: () => 'unknown',
      cite: () => 'unknown',
      newKey
    })
    const id = nextId()
    const { operations } = changeOf('source', id, null, incoming)
    const applied = operations.map((operation, at) => ({
      id: `d:${String(index)}:${String(at)}`,
      stamp: '000000000001-0000-d',
      operation
    }))
    return applyOperations(undefined, applied) ?? []
  })
}

/** The records as a file of this format, and what it could not hold. */
export function written(
  records: readonly CatalogueRecord[],
  format: BibliographyFormat,
  all: readonly CatalogueRecord[] = records
): { readonly text: string; readonly losses: readonly Loss[] } {
  const byId = new Map(all.map(record => [record.id, record]))
  const context = createExportContext(id => byId.get(id), 'en')
  const losses: Loss[] = []
  const writer = createBibliographyWriter(format)
  const entries = records.map(record => {
    const kind = kindNamed(record.kind) ?? source
    return writer.entry(kind, record, context, lossReporter(record.id, losses))
  })
  return { text: writer.start() + entries.join('') + writer.end(), losses }
}
