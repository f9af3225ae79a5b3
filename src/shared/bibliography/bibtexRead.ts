import { addBibtexDates } from './bibtexDates'
import { columnOfField, titleParts, verbatimFields } from './bibtexFields'
import { withInherited } from './bibtexInherited'
import { namesOfBibtex } from './bibtexNames'
import { bibtexEntries } from './bibtexParse'
import type { BibtexEntry } from './bibtexParse'
import { kindOfType, typeOfThesis } from './kindTypes'
import { languageOf } from './languages'
import { splitOutside } from './latex'
import { addressOf, textOfLatex } from './latexRead'
import { bareDoi } from './risRead'
import { readShelfmark } from './shelfmark'
import type { ReadWorks } from './table'
import { createWorkBuilder, entryOf } from './work'
import type { Work, WorkBuilder } from './work'

/** Reads BibTeX and biblatex; fields that no column takes are kept under their names. */
export function readBibtex(text: string): ReadWorks {
  const { entries, issues } = bibtexEntries(text)
  return { works: withInherited(entries).map(workOfEntry), issues }
}

function workOfEntry(entry: BibtexEntry): Work {
  const builder = createWorkBuilder(entry.line)
  builder.add('citation_key', entry.key)
  const fields = new Map(entry.fields)
  const text = (name: string): string => textOfLatex(fields.get(name) ?? '')
  const subtype = text('entrysubtype')
  builder.add('source_kind', subtype || kindOfType(entry.type, 'bibtex'))
  if (!fields.has('type')) builder.add('type', entryOf(typeOfThesis, entry.type) ?? '')
  addBibtexDates(builder, name => fields.has(name), text, fields.get('date') ?? '')
  const columnOf = columnsFor(entry.fields)
  for (const [name, value] of joinedTitles(entry.fields)) {
    if (!handled.has(name)) addField(builder, name, value, columnOf(name))
  }
  return builder.work()
}

const handled = new Set([
  ...['entrysubtype', 'date', 'datewritten', 'datecalendar', 'year', 'month', 'day']
])

type Fields = BibtexEntry['fields']

/** A subtitle belongs to its title. */
function joinedTitles(fields: Fields): Fields {
  const own = new Map(fields)
  return fields.flatMap(([name, value]) => {
    const subtitle = own.get(entryOf(titleParts, name) ?? '')
    if (subtitle !== undefined && subtitle.trim() !== '') {
      const sign = /[.:;?!]\}*\s*$/.test(value) ? ' ' : ': '
      return [[name, `${value}${sign}${subtitle}`] as const]
    }
    const isJoined = Object.entries(titleParts).some(
      ([title, part]) => part === name && own.has(title)
    )
    return isJoined ? [] : [[name, value] as const]
  })
}

/** What a field means depends on which others there are. */
function columnsFor(fields: Fields): (name: string) => string | undefined {
  const filled = new Set(fields.flatMap(([name, value]) => (value.trim() === '' ? [] : [name])))
  // Theses and reports have words of their own for who published them.
  const publishers = ['publisher', 'school', 'institution', 'organization']
  const publisher = publishers.find(name => filled.has(name))
  return name => {
    if (name === publisher) return 'publisher'
    if (name === 'langid' && filled.has('language')) return undefined
    if (name === 'howpublished' && filled.has('url')) return undefined
    const base = name.replace(/\d+$/, '')
    return entryOf(columnOfField, severalTimes.has(base) ? base : name)
  }
}

function addField(
  builder: WorkBuilder,
  name: string,
  value: string,
  column: string | undefined
): void {
  const text = verbatimFields.has(name) ? value.trim() : textOfLatex(value)
  switch (column) {
    case undefined:
      builder.add(name, text)
      return
    case 'creator':
    case 'editor':
    case 'translator':
      for (const one of namesOfBibtex(value)) builder.add(column, one)
      return
    case 'tags':
      for (const one of splitOutside(value, /^[,;]/)) builder.add(column, textOfLatex(one))
      return
    case 'language':
      for (const one of splitOutside(value, /^\s+and\s+/i)) {
        builder.add(column, languageOf(textOfLatex(one)))
      }
      return
    case 'public_notes':
    case 'parallel_title':
      builder.add(column, text)
      return
    case 'shelfmark':
      if (!readShelfmark(text, builder)) builder.add(name, text)
      return
    case 'doi':
      builder.addOnce(column, bareDoi(addressOf(value)), name)
      return
    case 'url':
      addAddress(builder, name, addressOf(value), text)
      return
    case 'pages':
      builder.addOnce(column, text.replace(/\s*[–—]\s*/g, '-'), name)
      return
    default:
      builder.addOnce(column, text, name)
  }
}

/** Fields that our own writer numbers, since a field may stand only once. */
const severalTimes = new Set(['note', 'paralleltitle'])

/** Older files have the address where it is said how a thing was published. */
function addAddress(builder: WorkBuilder, name: string, address: string, text: string): void {
  const isAddress = name === 'url' || /^(?:https?|ftp):\/\/\S+$/i.test(address)
  if (isAddress) builder.addOnce('url', address, name)
  else builder.add(name, text)
}
