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
 * A figure as a command of QuickStatements, version 1: tab-separated, each citation a group of references. Empty where
 * Wikidata has no place for it: an amount is one number there, which no source has stated where there are bounds; and
 * a count without its date, or in a unit of its own, would state something else. Version 1 has no ranks, so a deprecated
 * figure is not written at all.
 */
function quickStatement(figure: Figure, context: ExportContext, report: Report = nothing): string {
  const subject = context.get(figure.subject)
  const item = subject ? (factsOf(subject)?.wikidata ?? '') : ''
  const property = propertyOf(figure.measure, subject?.kind)
  const amount = figure.value?.exact ?? null
  const time = figure.asOf?.edtf ? timeOf(figure.asOf.edtf, figure.asOf.calendar) : null
  const isDateLost = figure.asOf !== null && time === null
  if (item === '') report('subject', 'noWikidataItem')
  if (property === undefined) report('measure', 'noWikidataProperty')
  if (amount === null) report('value', 'noExactNumber')
  if (isDateLost) report('asOf', 'dateWithoutCertainty')
  for (const field of ['unit', 'accordingTo', 'scope', 'method'] as const) {
    if (figure[field] !== '') report(field, 'noElement')
  }
  if (figure.rank !== 'normal') report('rank', 'noRankInTarget')
  const isKept = !isDateLost && figure.unit === '' && figure.rank !== 'deprecated'
  if (item === '' || property === undefined || amount === null || !isKept) return ''
  const qualifiers = [
    ...(time === null ? [] : [wikidata.pointInTime, time]),
    ...(figure.value?.approximate ? [wikidata.sourcingCircumstances, wikidata.circa] : [])
  ]
  const cells = [item, property, amount, ...qualifiers, ...referencesOf(figure, context, report)]
  return cells.join('\t') + '\n'
}

/** The first property of each further group has an exclamation mark. */
function referencesOf(figure: Figure, context: ExportContext, report: Report): string[] {
  const groups = figure.citations.map(id => referenceOf(id, context))
  const written = groups.filter(([first]) => first !== undefined)
  if (written.length === 0 || written.length < groups.length) report('citations', 'noWikidataItem')
  return written.flatMap(([first = '', ...more], at) => [at === 0 ? first : `!${first}`, ...more])
}

/** Empty where neither an item nor an address names the source. */
function referenceOf(id: string, context: ExportContext): readonly string[] {
  const record = context.get(id)
  const citation = record ? citationFactsOf(record) : null
  const source = citation ? context.get(citation.source) : undefined
  if (!citation || !source) return []
  const item = identifierOf(source)
  const url = textOf(valueOf(source, 'url'))
  const pages = pagesOf(citation.locator)
  if (item === '' && url === '') return []
  return [
    ...(item === '' ? [] : [asSource(wikidata.statedIn), item]),
    ...(url === '' ? [] : [asSource(wikidata.referenceUrl), quoted(url)]),
    ...(pages === '' ? [] : [asSource(wikidata.pages), quoted(pages)])
  ]
}

/** The property says that they are pages: "p. 7" is "7" there. */
function pagesOf(locator: string): string {
  return locator.replace(/^\s*(?:pp?|s|сс?|стр)\.?\s*(?=["“«]?\d)/iu, '')
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
