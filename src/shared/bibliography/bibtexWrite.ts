import type { ReportLoss } from '../exchange/losses'
import { fieldsOfColumns, verbatimFields } from './bibtexFields'
import { fieldOfColumn } from './fieldOfColumn'
import { typeOfKind } from './kindTypes'
import { othersName } from './bibtexNames'
import { latexOfText } from './latex'
import { nameParts } from './names'
import { shelfmarkText } from './shelfmark'
import { allOf, oneOf, sourceColumns } from './work'
import type { Work } from './work'

type FieldText = readonly [name: string, text: string]

const done = new Set([
  ...Object.keys(sourceColumns),
  ...fieldsOfColumns.map(([column]) => column),
  ...['citation_key', 'editor', 'translator']
])
const articles = new Set(['article'])
const institutional = new Set(['thesis', 'report'])

/** An entry of biblatex in UTF-8, with the blank line that divides it from the next. */
export function bibtexEntry(work: Work, key: string, report: ReportLoss): string {
  const kind = oneOf(work, 'source_kind')
  const { type, isExact } = typeOfKind(kind, 'bibtex')
  const fields: FieldText[] = [
    ...names(work, 'creator', 'author'),
    ...names(work, 'editor', 'editor'),
    ...names(work, 'translator', 'translator')
  ]
  for (const [column, name] of fieldsOfColumns) {
    const isInstitution = column === 'publisher' && institutional.has(type)
    fields.push(...texts(work, column, isInstitution ? 'institution' : name))
  }
  const container = articles.has(type) ? 'journaltitle' : 'booktitle'
  fields.push(...texts(work, 'contained_in', container), ...dateFields(work))
  fields.push(...joined('language', allOf(work, 'language'), ' and ', / and /))
  fields.push(...joined('keywords', allOf(work, 'tags'), ', ', /[,;]/))
  const shelfmark = shelfmarkText(work)
  if (shelfmark !== '') fields.push(['shelfmark', latexOfText(shelfmark)])
  if (!isExact) fields.push(['entrysubtype', latexOfText(kind)])
  fields.push(...ownFields(work, new Set(fields.map(([name]) => name)), report))
  const lines = fields.map(([name, text]) => `  ${name} = {${text}}`)
  return `@${type}{${[key, ...lines].join(',\n')}\n}\n\n`
}

function names(work: Work, column: string, field: string): FieldText[] {
  const all = allOf(work, column).map(name => {
    if (name === othersName) return 'others'
    const isWhole = 'literal' in nameParts(name) || /\sand\s/i.test(name)
    return isWhole ? `{${latexOfText(name)}}` : latexOfText(name)
  })
  return all.length === 0 ? [] : [[field, all.join(' and ')]]
}

/** A second value needs a name of its own: a field stands once. */
function texts(work: Work, column: string, field: string): FieldText[] {
  return allOf(work, column).map((value, index) => [
    index === 0 ? field : `${field}${String(index + 1)}`,
    verbatimFields.has(field) ? verbatim(value) : latexOf(field, value)
  ])
}

/** Two numbers of pages are divided by the sign of a dash. */
function latexOf(field: string, value: string): string {
  const [, start, end] = (field === 'pages' && /^(\w+)[-–](\w+)$/.exec(value)) || []
  return start === undefined || end === undefined ? latexOfText(value) : `${start}--${end}`
}

/** Addresses have their own way to say a brace. */
function verbatim(value: string): string {
  return value.replace(/[{}\\\s]/g, character => encodeURIComponent(character))
}

function joined(
  field: string,
  values: readonly string[],
  separator: string,
  special: RegExp
): FieldText[] {
  const pieces = values.map(value =>
    special.test(value) ? `{${latexOfText(value)}}` : latexOfText(value)
  )
  return pieces.length === 0 ? [] : [[field, pieces.join(separator)]]
}

/** biblatex dates are EDTF; what was written stands beside them where it says it differently. */
function dateFields(work: Work): FieldText[] {
  const written = oneOf(work, 'date')
  const edtf = oneOf(work, 'date_edtf')
  const calendar = oneOf(work, 'date_calendar')
  const fields: FieldText[] = []
  if (edtf !== '') fields.push(['date', edtf])
  if (edtf === '' && written !== '') fields.push(['year', latexOfText(written)])
  if (edtf !== '' && written !== edtf && written !== '') {
    fields.push(['datewritten', latexOfText(written)])
  }
  if (calendar !== '') fields.push(['datecalendar', calendar])
  return fields
}

/** Further fields; biblatex takes any name of letters, digits and hyphens and ignores those it does not know. */
function ownFields(work: Work, taken: ReadonlySet<string>, report: ReportLoss): FieldText[] {
  return [...work.values].flatMap(([column, values]): FieldText[] => {
    if (done.has(column)) return []
    const name = column.toLowerCase()
    if (/^[a-z][a-z0-9-]*$/.test(name) && !taken.has(name)) {
      const text = values.join('\n')
      return [[name, verbatimFields.has(name) ? verbatim(text) : latexOfText(text)]]
    }
    report(fieldOfColumn(column), 'noElement')
    return []
  })
}
