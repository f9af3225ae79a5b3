import { parseDate } from '../dates/parse'
import { addDate, edtfOf } from './bibliographyDate'
import { kindOfType } from './kindTypes'
import { risEntries } from './risLines'
import type { RisEntry } from './risLines'
import {
  abbreviationTags,
  articleTypes,
  columnOfTagIn,
  containerTags,
  repeatedColumns
} from './risTags'
import { languageOf } from './languages'
import { namesOfRis } from './names'
import { readShelfmark } from './shelfmark'
import type { ReadWorks } from './table'
import { createWorkBuilder } from './work'
import type { Work, WorkBuilder } from './work'

/** Reads RIS. Tags that no column takes, and what repeats a tag that has one value, are kept under the tag. */
export function readRis(text: string): ReadWorks {
  const { entries, issues } = risEntries(text)
  return { works: entries.map(workOfEntry), issues }
}

function workOfEntry(entry: RisEntry): Work {
  const builder = createWorkBuilder(entry.line)
  const valuesOf = (tag: string): string[] =>
    entry.tags.filter(([own]) => own === tag).map(([, value]) => value)
  addKind(builder, entry.type, withoutDoi(builder, valuesOf('M3'), valuesOf('DO')))
  addDates(builder, entry)
  addContainer(builder, entry)
  addPages(builder, valuesOf('SP'), valuesOf('EP'))
  for (const [tag, value] of entry.tags) {
    if (['SP', 'EP', 'PY', 'Y1', 'DA', 'M3'].includes(tag)) continue
    if (tag === 'SN') addNumber(builder, value)
    else if (tag === 'AV') addArchive(builder, value)
    else addTag(builder, tag, tag === 'DO' ? bareDoi(value) : value, entry.type)
  }
  return builder.work()
}

function addTag(builder: WorkBuilder, tag: string, value: string, type: string): void {
  const column = columnOfTagIn(tag, type)
  if (column === undefined) builder.add(tag, value)
  else if (nameColumns.has(column)) {
    for (const name of namesOfRis(value)) builder.add(column, name)
  } else if (column === 'language') builder.add(column, languageOf(value))
  else if (repeatedColumns.has(column)) builder.add(column, value)
  else builder.addOnce(column, value, tag)
}

const nameColumns = new Set(['creator', 'editor', 'translator'])

/** The fullest title counts, in whatever order they stand; an abbreviated one where there is no other. */
function addContainer(builder: WorkBuilder, { tags, type }: RisEntry): void {
  const valueOf = (tag: string): string =>
    (columnOfTagIn(tag, type) === 'series'
      ? undefined
      : tags.find(([own, value]) => own === tag && value !== '')?.[1]) ?? ''
  const abbreviations = articleTypes.has(type) ? abbreviationTags : []
  const titles = [...containerTags, ...abbreviations].map(valueOf)
  builder.add('contained_in', titles.find(title => title !== '') ?? '')
}

/** Some programmes put the DOI where the kind of work belongs. */
function withoutDoi(
  builder: WorkBuilder,
  described: readonly string[],
  dois: readonly string[]
): readonly string[] {
  const found = dois.some(Boolean) ? undefined : described.find(text => isDoi.test(text))
  builder.add('doi', bareDoi(found ?? ''))
  return described.filter(text => text !== found)
}

const isDoi = /^(?:doi:\s*|(?:https?:)?\/\/(?:dx\.)?doi\.org\/)?10\.\d{4,}\/\S+$/i

/** The kind of work says what a general type means. */
function addKind(builder: WorkBuilder, type: string, described: readonly string[]): void {
  const kind = kindOfType(type, 'ris')
  const [first = ''] = described
  const isGeneral = type === 'GEN' && first !== ''
  builder.add('source_kind', isGeneral ? first : kind)
  for (const text of isGeneral ? described.slice(1) : described) builder.add('M3', text)
}

/** "doi:" and the address of the resolver belong to no identifier. */
export function bareDoi(text: string): string {
  return text.replace(/^(?:doi:\s*|(?:https?:)?\/\/(?:dx\.)?doi\.org\/)/i, '')
}

function addNumber(builder: WorkBuilder, value: string): void {
  const digits = value.replace(/[\s-]/g, '')
  if (/^\d{7}[\dXx]$/.test(digits)) builder.addOnce('issn', value, 'SN')
  else if (/^(?:97[89])?\d{9}[\dXx]$/.test(digits)) builder.addOnce('isbn', value, 'SN')
  else builder.add('SN', value)
}

/** "RGASPI; fond 539, opis 4" as this application writes it; anything else names the archive. */
function addArchive(builder: WorkBuilder, value: string): void {
  const [, repository = '', shelfmark = ''] =
    /^(?:(.*); )?((?:fond|opis|delo|list) .*)$/.exec(value) ?? []
  if (builder.has('repository')) builder.add('AV', value)
  else if (readShelfmark(shelfmark, builder)) builder.add('repository', repository)
  else builder.add('repository', value)
}

function addPages(builder: WorkBuilder, starts: readonly string[], ends: readonly string[]): void {
  const [start = '', ...otherStarts] = starts.filter(Boolean)
  const [end = '', ...otherEnds] = ends.filter(Boolean)
  const isRange = start !== '' && end !== '' && !/[-–]/.test(start + end)
  builder.add('pages', isRange ? `${start}-${end}` : start)
  for (const text of otherStarts) builder.add('SP', text)
  for (const text of isRange ? otherEnds : [end, ...otherEnds]) builder.add('EP', text)
}

interface RisDate {
  readonly tag: string
  readonly value: string
  readonly written: string
  readonly edtf: string
}

/** The most exact date counts; those that say the same, or less of the same, are not kept beside it. */
function addDates(builder: WorkBuilder, { tags }: RisEntry): void {
  const given = tags.filter(([tag, value]) => ['PY', 'Y1', 'DA'].includes(tag) && value !== '')
  const [, year = ''] = given.find(([, value]) => /^\d{4}[/ ]*$/.test(value)) ?? []
  const dates = given.map(([tag, value]): RisDate => ({
    tag,
    value,
    ...(withYear(value, year.slice(0, 4)) ?? readRisDate(value))
  }))
  const understood = dates.filter(({ edtf }) => edtf !== '')
  const best = [...(understood.length > 0 ? understood : dates)].sort(
    (a, b) => rank(b) - rank(a)
  )[0]
  if (!best) return
  addDate(builder, best.written, best.edtf)
  for (const date of dates) {
    const saysLess = date.written === '' && date.edtf !== '' && best.edtf.startsWith(date.edtf)
    if (date !== best && date.value !== best.value && !saysLess) builder.add(date.tag, date.value)
  }
}

/** A month or day without its year, which stands in another tag. */
function withYear(value: string, year: string): Pick<RisDate, 'written' | 'edtf'> | null {
  if (year === '' || /\d{4}/.test(value)) return null
  const written = `${value} ${year}`
  const edtf = understood(written)
  return edtf.startsWith(`${year}-`) ? { written, edtf } : null
}

/** What is written out counts before numbers, these before numbers with a remark, and more before fewer. */
function rank({ value, written, edtf }: RisDate): number {
  return edtf.length + (written === '' ? 0 : written === value ? -20 : 20)
}

/** "2005/07/15/", "2001///", "1928///ca. 1928"; other texts are a date as written. */
function readRisDate(value: string): { readonly written: string; readonly edtf: string } {
  const [, year = '', month = '', day = '', other = ''] =
    /^(\d{4})(?:[/-](\d{1,2})?(?:[/-](\d{1,2})?(?:\/(.*))?)?)?$/.exec(value) ?? []
  if (year === '') {
    // Midnight is no time at which anything was published.
    const [day = ''] = /^\d{4}-\d{2}-\d{2}(?=T00:00)/.exec(value) ?? []
    return day === ''
      ? { written: value, edtf: understood(inWords(value)) }
      : { written: '', edtf: day }
  }
  const numbers = [Number(year), Number(month), Number(day)]
  const known = numbers.slice(0, numbers[1] === 0 ? 1 : numbers[2] === 0 ? 2 : 3)
  if ((known[1] ?? 1) > 12 || (known[2] ?? 1) > 31) return { written: value, edtf: '' }
  const edtf = edtfOf({ parts: [known], isCirca: false, season: null })
  const said = other.trim()
  // What stands beside the numbers is the date as written only where it names the year: not so "received".
  if (said.includes(year)) return { written: said, edtf: understood(said) || edtf }
  return { written: said === '' ? '' : value, edtf }
}

/** Between the strokes some write the name of the month: "1928/Mar//". */
function inWords(value: string): string {
  if (!/^\d{4}\/\s*\p{L}/u.test(value)) return value
  const pieces = value.split('/').map(piece => piece.trim())
  return pieces.reverse().filter(Boolean).join(' ')
}

function understood(written: string): string {
  return parseDate(written, 'gregorian').edtf ?? ''
}
