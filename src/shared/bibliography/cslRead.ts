import type { Json } from '../changeLog/changeset'
import type { ImportIssue } from '../import/issue'
import { partOf, textOf } from '../records/record'
import { addDate } from './bibliographyDate'
import { cslDateTexts } from './cslDates'
import { columnOfVariable, dateVariables, nameVariables } from './cslVariables'
import { ownKey } from './cslWrite'
import { kindOfType } from './kindTypes'
import { languageOf } from './languages'
import { nameText } from './names'
import { bareDoi } from './risRead'
import { readShelfmark } from './shelfmark'
import type { ReadWorks } from './table'
import { createWorkBuilder, entryOf } from './work'
import type { Work, WorkBuilder } from './work'

/** Reads CSL-JSON: a list of items, one item, or `{ items: [...] }`, as pandoc
 * has it `{ references: [...] }`. Entries are counted, since JSON has no lines. */
export function readCslJson(text: string): ReadWorks {
  let parsed: unknown
  try {
    parsed = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    const said = error instanceof Error ? error.message : ''
    return { works: [], issues: [refusal(lineOfMessage(text, said), said)] }
  }
  const issues: ImportIssue[] = []
  const works: Work[] = []
  itemsOf(parsed as Json).forEach((item, index) => {
    if (isObject(item)) works.push(workOfItem(item, index + 1))
    else issues.push(refusal(index + 1, JSON.stringify(item).slice(0, 60)))
  })
  return { works, issues }
}

function refusal(line: number, text: string): ImportIssue {
  return { code: 'entryNotUnderstood', outcome: 'refused', line, column: null, text }
}

/** Some engines say at which character they stopped; else the message shows the place. */
function lineOfMessage(text: string, message: string): number {
  const [, at = '0'] = /position (\d+)/.exec(message) ?? []
  return text.slice(0, Number(at)).split('\n').length
}

function itemsOf(parsed: Json): readonly Json[] {
  if (Array.isArray(parsed)) return parsed as readonly Json[]
  const items = ['items', 'references'].map(name => partOf(parsed, name)).find(Array.isArray)
  return items ? (items as readonly Json[]) : [parsed]
}

function isObject(value: Json): value is Readonly<Record<string, Json>> {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}

function workOfItem(item: Readonly<Record<string, Json>>, line: number): Work {
  const builder = createWorkBuilder(line)
  const custom = partOf(item['custom'] ?? null, ownKey)
  const own = isObject(custom) ? custom : {}
  for (const [column, values] of Object.entries(own)) {
    for (const value of asList(values)) builder.add(column, textOf(value))
  }
  const has = (column: string): boolean => Object.hasOwn(own, column)
  builder.add('citation_key', textOf(item['id'] ?? null))
  if (!has('source_kind'))
    builder.add('source_kind', kindOfType(textOf(item['type'] ?? null), 'csl'))
  for (const [variable, value] of Object.entries(item)) {
    const column =
      entryOf(columnOfVariable, variable) ?? entryOf(nameVariables, variable) ?? variable
    if (!['id', 'type', 'custom'].includes(variable) && !has(column)) {
      addVariable(builder, variable, column, value, own)
    }
  }
  const others = withoutOwn(item['custom'] ?? null)
  if (others !== null) builder.add('custom', JSON.stringify(others))
  return builder.work()
}

function withoutOwn(custom: Json): Json {
  if (!isObject(custom)) return custom
  const others = Object.entries(custom).filter(([name]) => name !== ownKey)
  return others.length === 0 ? null : Object.fromEntries(others)
}

function addVariable(
  builder: WorkBuilder,
  variable: string,
  column: string,
  value: Json,
  own: Readonly<Record<string, Json>>
): void {
  if (Object.hasOwn(nameVariables, variable)) {
    for (const name of asList(value)) builder.add(column, nameOf(name))
  } else if (variable === 'issued') {
    if (!('date' in own) && !('date_edtf' in own)) addIssued(builder, value)
  } else if (dateVariables.has(variable)) {
    builder.add(column, cslDateTexts(value).join('\n'))
  } else if (variable === 'keyword') {
    if ('tags' in own) return
    for (const text of asList(value).map(textOf)) {
      for (const tag of text.split(/[,;]/)) builder.add('tags', tag.trim())
    }
  } else if (variable === 'archive_location' && readShelfmark(textOf(value), builder)) {
    return
  } else if (variable === 'genre' && 'source_kind' in own) {
    return
  } else {
    // Crossref gives lists of one where CSL has a text.
    const isTexts = asList(value).every(one => !isObject(one) && !Array.isArray(one))
    for (const text of isTexts ? asList(value).map(textOf) : [JSON.stringify(value)]) {
      builder.addOnce(column, cslText(variable, text), variable)
    }
  }
}

function cslText(variable: string, text: string): string {
  return variable === 'DOI' ? bareDoi(text) : variable === 'language' ? languageOf(text) : text
}

function asList(value: Json): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [value]
}

function nameOf(name: Json): string {
  const text = (part: string): string => textOf(partOf(name, part)).trim()
  if (typeof name === 'string') return name
  const literal = text('literal') || text('name')
  if (literal !== '') return literal
  const before = [text('dropping-particle'), text('non-dropping-particle'), text('family')]
  const family = before.filter(piece => piece !== '').join(' ')
  const known = nameText({ family, given: text('given'), suffix: text('suffix') })
  return known === '' && name !== null ? JSON.stringify(name) : known
}

function addIssued(builder: WorkBuilder, value: Json): void {
  const [written = '', edtf = ''] = cslDateTexts(value)
  addDate(builder, written, edtf)
}
