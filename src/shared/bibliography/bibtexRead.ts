import { addDate } from './bibliographyDate'
import { bibtexEntries } from './bibtexParse'
import type { BibtexEntry } from './bibtexParse'
import { columnOfField, verbatimFields } from './bibtexFields'
import { kindOfType } from './kindTypes'
import { splitOutside, textOfLatex } from './latex'
import { bareDoi } from './risRead'
import { readShelfmark } from './shelfmark'
import type { ReadWorks } from './table'
import { createWorkBuilder } from './work'
import type { Work, WorkBuilder } from './work'

/** Reads BibTeX and biblatex; fields that no column takes are kept under their names. */
export function readBibtex(text: string): ReadWorks {
  const { entries, issues } = bibtexEntries(text)
  return { works: entries.map(workOfEntry), issues }
}

function workOfEntry(entry: BibtexEntry): Work {
  const builder = createWorkBuilder(entry.line)
  builder.add('citation_key', entry.key)
  const fields = new Map(entry.fields)
  const text = (name: string): string => textOfLatex(fields.get(name) ?? '')
  const subtype = text('entrysubtype')
  builder.add('source_kind', subtype || kindOfType(entry.type, 'bibtex'))
  addDates(builder, fields, text)
  for (const [name, value] of entry.fields) {
    if (!handled.has(name)) addField(builder, name, value)
  }
  return builder.work()
}

const handled = new Set([
  ...['entrysubtype', 'date', 'datewritten', 'datecalendar', 'year', 'month', 'day']
])

function addField(builder: WorkBuilder, name: string, value: string): void {
  const base = name.replace(/\d+$/, '')
  const column = columnOfField[name] ?? (severalTimes.has(base) ? columnOfField[base] : undefined)
  const text = verbatimFields.has(name) ? value.trim() : textOfLatex(value)
  switch (column) {
    case undefined:
      builder.add(name, text)
      return
    case 'creator':
    case 'editor':
    case 'translator':
      for (const one of splitOutside(value, /^\s+and\s+/i)) builder.add(column, textOfLatex(one))
      return
    case 'tags':
      for (const one of splitOutside(value, /^[,;]/)) builder.add(column, textOfLatex(one))
      return
    case 'language':
      for (const one of splitOutside(value, /^\s+and\s+/i)) builder.add(column, textOfLatex(one))
      return
    case 'public_notes':
    case 'parallel_title':
      builder.add(column, text)
      return
    case 'shelfmark':
      if (!readShelfmark(text, builder)) builder.add(name, text)
      return
    case 'doi':
      builder.addOnce(column, bareDoi(text), name)
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

/** `date` in EDTF, or the older year, month and day. */
function addDates(
  builder: WorkBuilder,
  fields: ReadonlyMap<string, string>,
  text: (name: string) => string
): void {
  builder.add('date_calendar', text('datecalendar'))
  // Its tilde means about, not a blank.
  const date = (fields.get('date') ?? '').trim()
  if (date !== '') {
    addDate(builder, text('datewritten') || date, date)
    for (const name of ['year', 'month', 'day']) {
      const isSaid = date.includes(text(name).padStart(2, '0'))
      if (fields.has(name) && !isSaid) builder.add(name, text(name))
    }
    return
  }
  const [year, month, day] = [text('year'), text('month'), text('day')]
  const number = /^\d{1,2}$/
  const isNumeric =
    /^\d{4}$/.test(year) && (month === '' || (number.test(month) && Number(month) <= 12))
  if (!isNumeric) {
    addDate(builder, [day, month, year].filter(piece => piece !== '').join(' '), '')
    return
  }
  const numbers = [month, month === '' || !number.test(day) ? '' : day]
  const known = numbers.filter(piece => piece !== '').map(piece => piece.padStart(2, '0'))
  addDate(builder, '', [year, ...known].join('-'))
  if (day !== '' && known.length < 2) builder.add('day', day)
}
