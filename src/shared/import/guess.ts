import { csvColumns } from '../exchange/csvColumns'
import type { CsvColumn } from '../exchange/csvColumn'
import { partsOf } from '../records/field'
import type { Field } from '../records/field'
import { fieldOf } from '../records/kind'
import type { Kind } from '../records/kind'
import { kinds } from '../records/kinds'
import { isRecordId } from '../records/references'
import { guessByContent } from './guessContent'
import { guessSeparator } from './guessSeparator'
import { targetKey } from './plan'
import type { ColumnRule, ImportTarget } from './plan'
import { otherNames } from './otherNames'

/** How well a file's header fits a kind: the columns that found a field. */
export interface Guess {
  readonly kind: Kind
  readonly rules: readonly ColumnRule[]
  readonly found: number
}

/**
 * The rules for a file of this kind, guessed from the names of its columns and the first rows; what fits nothing is
 * kept.
 */
export function guessRules(
  kind: Kind,
  headers: readonly string[],
  sample: readonly (readonly string[])[]
): readonly ColumnRule[] {
  const targets = targetsByName(kind)
  const taken = new Set<string>()
  return headers.map((header, column) => {
    const named = targets.get(folded(header))
    const isForeignId =
      named?.aspect === 'recordId' && !areOurIds(sample.map(row => row[column] ?? ''))
    // Another system's number is what its records are cited by.
    const target = isForeignId ? targets.get('referencecode') : named
    const isFree = target !== undefined && (target.isRepeated || !taken.has(targetKey(target)))
    if (!isFree) return { header, target: 'keep', separator: null }
    taken.add(targetKey(target))
    return { header, target, separator: null }
  })
}

/** As `guessRules`; columns whose names say nothing are looked into, and how values are divided. */
export function guessColumns(
  kind: Kind,
  headers: readonly string[],
  sample: readonly (readonly string[])[]
): readonly ColumnRule[] {
  const rules = guessRules(kind, headers, sample)
  const textsOf = (column: number): string[] => sample.map(row => row[column] ?? '')
  const taken = new Set(
    rules.flatMap(({ target }) => (typeof target === 'object' ? [targetKey(target)] : []))
  )
  const contents = rules.map(({ target }, at) => (target === 'keep' ? textsOf(at) : []))
  const found = guessByContent(kind, contents, target => taken.has(targetKey(target)))
  return rules.map((rule, at) => {
    const target = rule.target === 'keep' ? (found[at] ?? rule.target) : rule.target
    if (typeof target !== 'object') return rule
    return { ...rule, target, separator: guessSeparator(kind, target, textsOf(at)) }
  })
}

function areOurIds(texts: readonly string[]): boolean {
  return texts.every(text => text === '' || isRecordId(text))
}

/** Among kinds that a header fits equally: a reference code speaks for documents, and few have a table of events. */
function precedence({ kind, rules }: Guess): number {
  if (kind.name === 'event') return 1
  const isCoded = rules.some(
    ({ target }) => typeof target === 'object' && target.field === 'referenceCode'
  )
  return kind.name === 'document' && isCoded ? -1 : 0
}

/** The kinds in the order in which the header fits them; the first is proposed. */
export function guessKinds(
  headers: readonly string[],
  sample: readonly (readonly string[])[]
): readonly Guess[] {
  return kinds
    .map(kind => {
      const rules = guessRules(kind, headers, sample)
      const found = rules.filter(({ target }) => typeof target === 'object').length
      return { kind, rules, found }
    })
    .sort((a, b) => b.found - a.found || precedence(a) - precedence(b))
}

/** True for a header that this application wrote: then every column means what it means there. */
export function isOwnHeader(kind: Kind, headers: readonly string[]): boolean {
  const own = new Set(csvColumns(kind).map(({ header }) => header))
  const known = headers.filter(header => own.has(header)).length
  return headers.includes(csvColumns(kind)[0]?.header ?? '') && known >= headers.length / 2
}

/** Names of our own columns count before labels, and labels before names that others use. */
function targetsByName(kind: Kind): ReadonlyMap<string, ImportTarget> {
  const found = new Map<string, ImportTarget>()
  const add = (name: string, target: ImportTarget): void => {
    const key = folded(name)
    if (key !== '' && !found.has(key)) found.set(key, target)
  }
  const columns = csvColumns(kind)
  for (const column of columns) add(column.header, targetOf(column))
  for (const column of columns.filter(isMain)) {
    const field = fieldOf(kind, column.field)
    if (!field) continue
    for (const label of labelsOf(field, column)) add(label, targetOf(column))
  }
  for (const column of columns.filter(isMain)) {
    for (const name of otherNames[column.header] ?? []) add(name, targetOf(column))
  }
  return found
}

/** The column that a person would think of: not the id of a reference, nor the EDTF beside a date. */
function isMain({ aspect }: CsvColumn): boolean {
  return ['text', 'written', 'code', 'exact', 'integer'].includes(aspect)
}

function labelsOf(field: Field, { part }: CsvColumn): string[] {
  const parts = partsOf(field)
  const own = parts.find(({ name }) => name === part)
  const isFirst = part === undefined || parts[0]?.name === part
  const labels = Object.values(field.label)
  if (isFirst) return labels
  return Object.values(own?.label ?? {}).flatMap(label => labels.map(of => `${of} ${label}`))
}

function targetOf({ field, part, aspect, isRepeated }: CsvColumn): ImportTarget {
  return part === undefined ? { field, aspect, isRepeated } : { field, part, aspect, isRepeated }
}

/** Letters and digits only: "Place of publication", "place_of_publication" and "placeOfPublication" are one. */
function folded(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}
