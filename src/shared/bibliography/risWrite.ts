import { parseDate } from '../dates/parse'
import type { ReportLoss } from '../exchange/losses'
import { plainDate } from './bibliographyDate'
import { typeOfKind } from './kindTypes'
import { shelfmarkText } from './shelfmark'
import { risOfName } from './names'
import { longTags, tagOfColumn, tagOfColumnIn, tagPattern } from './risTags'
import { allOf, oneOf, sourceColumns } from './work'
import type { Work } from './work'
import { fieldOfColumn } from './fieldOfColumn'

type Tag = readonly [tag: string, value: string]

const composed = new Set(['pages', 'repository', 'TY', 'ER'])

/** An entry of RIS, with the blank line that divides it from the next. What has no tag is reported. */
export function risEntry(work: Work, report: ReportLoss): string {
  const { type, isExact } = typeOfKind(oneOf(work, 'source_kind'), 'ris')
  const tags: Tag[] = [['TY', type]]
  if (!isExact) tags.push(['M3', oneOf(work, 'source_kind')])
  for (const [column, tag] of tagOfColumn) {
    tags.push(...both(work, column, tagOfColumnIn(column, tag, type)))
    if (column === 'title') tags.push(...dateTags(work, report))
  }
  tags.push(...pageTags(oneOf(work, 'pages')), ...archiveTags(work), ...ownTags(work, report))
  return [...tags, ['ER', ''] as const].map(tagLines).join('') + '\r\n'
}

function both(work: Work, column: string, tag: string): Tag[] {
  const isName = ['creator', 'editor', 'translator'].includes(column)
  return allOf(work, column).map(value => [tag, isName ? risOfName(value) : value])
}

function tagLines([tag, value]: Tag): string {
  const lines = value.split(/\r\n|\r|\n/)
  if (!longTags.has(tag)) return `${tag}  - ${lines.join(' ')}\r\n`
  // Deeper, so that no reader takes the beginning of a paragraph for a tag.
  const [first = '', ...others] = lines.filter(line => line.trim() !== '')
  return [`${tag}  - ${first}`, ...others.map(line => `      ${line}`)].join('\r\n') + '\r\n'
}

/** The year for those who read no more, and the date, with what is written where numbers do not say it. */
function dateTags(work: Work, report: ReportLoss): Tag[] {
  const written = oneOf(work, 'date')
  const edtf = oneOf(work, 'date_edtf')
  if (written === '' && edtf === '') return []
  if (oneOf(work, 'date_calendar') !== '') report(fieldOfColumn('date'), 'noCalendar')
  const plain = plainDate(edtf)
  const [year, month, day] = plain?.parts[0] ?? []
  const isPlain = plain?.parts.length === 1 && !plain.isCirca && plain.season === null
  if (isPlain && written === edtf && year !== undefined) {
    const numbers = [month, day].map(number => twoDigits(number))
    const tags: Tag[] = [['PY', fourDigits(year)]]
    if (month !== undefined) tags.push(['DA', `${fourDigits(year)}/${numbers.join('/')}/`])
    return tags
  }
  // So it was read: numbers with a remark such as "received", or the name of a month between them.
  if (/^\d{4}\/(?:\d*\/\d*\/.|\s*\p{L})/u.test(written)) return [['DA', written]]
  if (edtf !== '' && parseDate(written, 'gregorian').edtf !== edtf) {
    report(fieldOfColumn('date'), 'dateWithoutCertainty')
  }
  if (year === undefined) return [['PY', written]]
  const isDay = isPlain && month !== undefined
  const known = isDay ? [month, day].map(twoDigits).join('/') : '/'
  return [
    ['PY', fourDigits(year)],
    ['DA', `${fourDigits(year)}/${known}/${written}`]
  ]
}

function fourDigits(year: number): string {
  return String(year).padStart(4, '0')
}

function twoDigits(number: number | undefined): string {
  return number === undefined ? '' : String(number).padStart(2, '0')
}

function pageTags(pages: string): Tag[] {
  if (pages === '') return []
  const [, start, end] = /^([^-–]+)[-–]+([^-–]+)$/.exec(pages) ?? []
  if (start === undefined || end === undefined) return [['SP', pages]]
  return [
    ['SP', start.trim()],
    ['EP', end.trim()]
  ]
}

function archiveTags(work: Work): Tag[] {
  const texts = [oneOf(work, 'repository'), shelfmarkText(work)].filter(text => text !== '')
  return texts.length === 0 ? [] : [['AV', texts.join('; ')]]
}

/** Tags that came with the entry. */
function ownTags(work: Work, report: ReportLoss): Tag[] {
  const written = new Set(tagOfColumn.map(([column]) => column))
  return [...work.values].flatMap(([column, values]): Tag[] => {
    const isDone = written.has(column) || composed.has(column) || column in sourceColumns
    if (isDone) return []
    if (tagPattern.test(column)) return values.map(value => [column, value])
    report(fieldOfColumn(column), 'noElement')
    return []
  })
}
