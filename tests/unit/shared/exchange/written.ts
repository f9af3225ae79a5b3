import { createExportContext } from '../../../../src/shared/exchange/context'
import type { ExportContext } from '../../../../src/shared/exchange/context'
import type { ExportFormat } from '../../../../src/shared/exchange/format'
import type { Loss } from '../../../../src/shared/exchange/losses'
import { outlineOf } from '../../../../src/shared/exchange/outline'
import { textOf, valueOf } from '../../../../src/shared/records/record'
import type { CatalogueRecord } from '../../../../src/shared/records/record'
import type { Locale } from '../../../../src/shared/records/words'

export interface Written {
  readonly files: readonly string[]
  readonly losses: readonly Loss[]
}

/** What an export knows of all these records. */
export function contextAmong(
  records: readonly CatalogueRecord[],
  locale: Locale = 'en'
): ExportContext {
  const byId = new Map(records.map(record => [record.id, record]))
  const figures = records.filter(({ kind }) => kind === 'figure')
  return createExportContext(
    id => byId.get(id),
    locale,
    id => figures.filter(figure => valueOf(figure, 'subject') === id)
  )
}

function outlineAmong(records: readonly CatalogueRecord[]) {
  return outlineOf(
    records.map(record => ({
      id: record.id,
      parent: textOf(valueOf(record, 'parent')),
      code: textOf(valueOf(record, 'referenceCode')).replace(/\s+/g, ' ').trim()
    }))
  )
}

/** The files that the format makes of the records, as an export divides them. */
export function written(
  format: ExportFormat,
  records: readonly CatalogueRecord[],
  context: ExportContext
): Written {
  const byId = new Map(records.map(record => [record.id, record]))
  const outline = outlineAmong(records)
  const ids = records.map(({ id }) => id)
  const divided = {
    all: [format.isTree ? outline.trees.flat() : ids],
    kind: [ids],
    record: ids.map(id => [id]),
    tree: outline.trees,
    part: []
  }[format.fileOf]
  const losses: Loss[] = []
  const files = divided.map(list => {
    const writer = format.writer({ outline })
    let text = writer.begin()
    for (const record of list.flatMap(id => byId.get(id) ?? [])) {
      text += writer.record(record, context)
      losses.push(...(format.lossesOf?.(record, context, { outline }) ?? []))
    }
    return text + writer.end()
  })
  return { files, losses }
}
