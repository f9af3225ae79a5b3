import type { Json } from '../changeLog/changeset'
import { twoLetterLanguage } from '../vocabularies/languages'
import { edtfOf, plainDate } from './bibliographyDate'
import { columnOfVariable, dateVariables, nameVariables, textVariables } from './cslVariables'
import { typeOfKind } from './kindTypes'
import { nameParts } from './names'
import { shelfmarkText } from './shelfmark'
import { allOf, oneOf } from './work'
import type { Work } from './work'

/** Under this name an item keeps what CSL has no variable for, by our column names. */
export const ownKey = 'opis'

/** An item of CSL-JSON. Nothing is lost: what no variable holds exactly stands under `custom`. */
export function cslItem(work: Work, id: string): Readonly<Record<string, Json>> {
  const kind = oneOf(work, 'source_kind')
  const { type, isExact } = typeOfKind(kind, 'csl')
  const item: Record<string, Json> = { type, id }
  const own: Record<string, Json> = {}
  if (!isExact) {
    item['genre'] = kind
    own['source_kind'] = [kind]
  }
  for (const [variable, column] of Object.entries(nameVariables)) {
    const names = allOf(work, column)
    if (names.length > 0) item[variable] = names.map(name => ({ ...nameParts(name) }))
  }
  for (const [variable, column] of Object.entries(columnOfVariable)) addText(work, variable, column)
  addDate()
  const shelfmark = shelfmarkText(work)
  if (shelfmark !== '') item['archive_location'] = shelfmark
  const tags = allOf(work, 'tags')
  if (tags.length > 0) item['keyword'] = tags.join('; ')
  if (tags.some(tag => /[,;]/.test(tag))) own['tags'] = [...tags]
  for (const [column, values] of work.values) addOther(column, values)
  if (Object.keys(own).length > 0) item['custom'] = { [ownKey]: own }
  return item

  function addText(from: Work, variable: string, column: string): void {
    const values = allOf(from, column)
    const [first = ''] = values
    if (first === '') return
    const isLanguage = column === 'language'
    item[variable] = isLanguage ? (twoLetterLanguage(first) ?? first) : first
    if (column === 'public_notes') item[variable] = values.join('\n\n')
    if (values.length > 1 || (isLanguage && item[variable] !== first)) own[column] = [...values]
  }

  function addDate(): void {
    const written = oneOf(work, 'date')
    const edtf = oneOf(work, 'date_edtf')
    const date = cslDate(edtf, written)
    if (date) item['issued'] = date
    const plain = plainDate(edtf)
    const isExactly = written === edtf && plain !== null && edtfOf(plain) === edtf
    const calendar = oneOf(work, 'date_calendar')
    if (calendar !== '') own['date_calendar'] = [calendar]
    if (isExactly || (edtf === '' && calendar === '')) return
    if (written !== '') own['date'] = [written]
    if (edtf !== '') own['date_edtf'] = [edtf]
  }

  function addOther(column: string, values: readonly string[]): void {
    const text = values.join('\n')
    if (dateVariables.has(column)) item[column] = cslDate(text, text) ?? { literal: text }
    else if (textVariables.has(column) && !(column in item)) item[column] = text
    else if (!isWritten(column)) own[column] = [...values]
  }
}

const handled = new Set([
  ...Object.values(columnOfVariable),
  ...Object.values(nameVariables),
  ...['source_kind', 'date', 'date_edtf', 'date_calendar', 'tags'],
  ...['shelfmark', 'shelfmark_opis', 'shelfmark_delo', 'shelfmark_list', 'citation_key']
])

function isWritten(column: string): boolean {
  return handled.has(column)
}

/** Null where nothing is said. */
function cslDate(edtf: string, written: string): Json {
  const plain = plainDate(edtf)
  if (!plain) return written === '' && edtf === '' ? null : { literal: written || edtf }
  const { parts, isCirca, season } = plain
  return {
    'date-parts': parts.map(numbers => [...numbers]),
    ...(season === null ? {} : { season }),
    ...(isCirca ? { circa: true } : {})
  }
}
