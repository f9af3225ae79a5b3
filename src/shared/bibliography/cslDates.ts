import type { Json } from '../changeLog/changeset'
import { partOf, textOf } from '../records/record'
import { edtfOf } from './bibliographyDate'

const seasons: readonly RegExp[] = [/^spring$/i, /^summer$/i, /^(?:autumn|fall)$/i, /^winter$/i]

/** What is written and its EDTF, or one of them; a date in a form of its own is kept as it stands. */
export function cslDateTexts(value: Json): readonly string[] {
  if (typeof value === 'string' || typeof value === 'number') return [String(value)]
  const literal = textOf(partOf(value, 'literal')) || textOf(partOf(value, 'raw'))
  const parts = dateParts(value)
  if (parts.length === 0) {
    const isSilent = value === null || Object.keys(value).every(name => name === 'date-parts')
    return literal !== '' ? [literal] : isSilent ? [] : [JSON.stringify(value)]
  }
  const circa = partOf(value, 'circa')
  const isCirca = circa !== null && circa !== false && circa !== 0 && circa !== ''
  const said = textOf(partOf(value, 'season'))
  const season = seasonOf(said)
  const known = edtfOf({ parts, isCirca, season })
  const edtf = isOpen(value) && parts.length === 1 ? `${known}/..` : known
  const written = said !== '' && season === null && literal === '' ? `${said} ${edtf}` : literal
  return written === '' || written === edtf ? [edtf] : [written, edtf]
}

/** From 1 to 4, by its number, its number in EDTF, or its name. */
function seasonOf(text: string): number | null {
  const number = Number(text) > 20 ? Number(text) - 20 : Number(text)
  if (number >= 1 && number <= 4) return number
  const index = seasons.findIndex(name => name.test(text))
  return index === -1 ? null : index + 1
}

/** A range whose end is nothing. */
function isOpen(value: Json): boolean {
  const lists = partOf(value, 'date-parts')
  return Array.isArray(lists) && lists.length === 2
}

/** Lists of numbers, which may be written as texts; zeros and gaps say that it is not known. */
function dateParts(value: Json): number[][] {
  const lists = partOf(value, 'date-parts')
  // Older programmes name the numbers, and give a range as a list.
  const ends = (Array.isArray(value) ? value : [value]) as readonly Json[]
  const own = ends.map(end => ['year', 'month', 'day'].map(name => partOf(end, name)))
  const given: readonly Json[] = Array.isArray(lists) ? (lists as readonly Json[]) : own
  return given.flatMap(list => {
    const numbers = (Array.isArray(list) ? (list as readonly Json[]) : [list]).map(Number)
    const end = numbers.findIndex(number => !Number.isInteger(number) || number === 0)
    const known = end === -1 ? numbers : numbers.slice(0, end)
    return known.length === 0 ? [] : [known.slice(0, 3)]
  })
}
