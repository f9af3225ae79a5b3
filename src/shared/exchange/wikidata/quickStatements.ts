import { citationFactsOf, factsOf } from '../../figures/facts'
import { figureOf } from '../../figures/figure'
import type { Figure } from '../../figures/figure'
import { isDeleted, textOf, valueOf } from '../../records/record'
import type { CatalogueRecord } from '../../records/record'
import type { ExportContext } from '../context'
import type { ExportFormat } from '../format'
import { lossReporter } from '../losses'
import type { Loss, LossReason } from '../losses'
import { propertyOf, timeOf, wikidata } from './properties'

type Report = (field: string, reason: LossReason) => void

const nothing: Report = () => undefined

/**
 * A figure as a command of QuickStatements, version 1: tab-separated, one reference. Empty where Wikidata has no place
 * for it: an amount is one number there, which no source has stated where there are bounds. Version 1 has no ranks, so a
 * deprecated figure is not written at all.
 */
function quickStatement(figure: Figure, context: ExportContext, report: Report = nothing): string {
  const subject = context.get(figure.subject)
  const item = subject ? (factsOf(subject)?.wikidata ?? '') : ''
  const property = propertyOf(figure.measure, subject?.kind)
  const amount = figure.value?.exact ?? null
  if (item === '') report('subject', 'noWikidataItem')
  if (property === undefined) report('measure', 'noWikidataProperty')
  if (amount === null) report('value', 'noExactNumber')
  if (figure.rank !== 'normal') report('rank', 'noRankInTarget')
  if (figure.accordingTo !== '') report('accordingTo', 'noElement')
  const isWritten = item !== '' && property !== undefined && amount !== null
  if (!isWritten || figure.rank === 'deprecated') return ''
  const cells = [item, property, amount, ...qualifiersOf(figure, report)]
  return [...cells, ...referenceOf(figure, context, report)].join('\t') + '\n'
}

function qualifiersOf({ asOf, value }: Figure, report: Report): string[] {
  const time = asOf?.edtf ? timeOf(asOf.edtf, asOf.calendar) : null
  if (asOf && time === null) report('asOf', 'dateWithoutCertainty')
  return [
    ...(time === null ? [] : [wikidata.pointInTime, time]),
    ...(value?.approximate ? [wikidata.sourcingCircumstances, wikidata.circa] : [])
  ]
}

function referenceOf(figure: Figure, context: ExportContext, report: Report): string[] {
  for (const id of figure.citations) {
    const record = context.get(id)
    const citation = record ? citationFactsOf(record) : null
    const source = citation ? context.get(citation.source) : undefined
    if (!citation || !source) continue
    const item = identifierOf(source)
    const url = textOf(valueOf(source, 'url'))
    if (item === '' && url === '') continue
    return [
      ...(item === '' ? [] : [asSource(wikidata.statedIn), item]),
      ...(url === '' ? [] : [asSource(wikidata.referenceUrl), quoted(url)]),
      ...(citation.locator === '' ? [] : [asSource(wikidata.pages), quoted(citation.locator)])
    ]
  }
  report('citations', 'noWikidataItem')
  return []
}

function identifierOf(source: CatalogueRecord): string {
  return factsOf(source)?.wikidata ?? ''
}

/** References have S in the place of P. */
function asSource(property: string): string {
  return property.replace('P', 'S')
}

function quoted(text: string): string {
  return `"${text.replace(/["\s]+/g, ' ').trim()}"`
}

export const quickStatementsExport: ExportFormat = {
  name: 'quickStatements',
  group: 'web',
  target: 'Wikidata (QuickStatements)',
  kinds: ['figure'],
  extension: 'txt',
  fileOf: 'all',
  fileName: 'figures-quickstatements.txt',
  writer: () => ({
    begin: () => '',
    record: (record, context) =>
      record.kind !== 'figure' || isDeleted(record)
        ? ''
        : quickStatement(figureOf(record), context),
    end: () => ''
  }),
  lossesOf(record, context) {
    const losses: Loss[] = []
    const isWritten = record.kind === 'figure' && !isDeleted(record)
    if (isWritten) quickStatement(figureOf(record), context, lossReporter(record.id, losses))
    return losses
  }
}
