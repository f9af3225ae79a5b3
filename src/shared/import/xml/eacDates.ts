import { dateCells, edtfCells } from '../foreign/foreignDates'
import type { OwnCells } from '../foreign/ownRows'
import { nodeAt, paragraphsIn, textIn } from './xmlNode'
import type { XmlNode } from './xmlNode'

interface Dates {
  readonly written: string
  readonly start: string
  readonly end: string
  /** What is said of the end; a range whose end nobody gives does not end where it begins. */
  readonly last: 'known' | 'open' | 'unknown'
}

function standard(node: XmlNode | undefined, which: 'notBefore' | 'notAfter'): string {
  const { attributes = {} } = node ?? {}
  return attributes['standardDate'] ?? attributes[which] ?? ''
}

/** `date`, `dateRange` or `dateSet` below an element, with the words that a note gives for the whole. */
function datesIn(node: XmlNode | undefined): Dates | null {
  const set = nodeAt(node, 'dateSet')
  const all = (set ?? node)?.children.flatMap(child =>
    typeof child === 'string' || !/^date(?:Range)?$/.test(child.name) ? [] : [endsOf(child)]
  )
  const [first] = all ?? []
  const last = all?.at(-1)
  if (!all || !first || !last) return null
  const words = all
    .map(({ written }) => written)
    .filter(Boolean)
    .join(', ')
  const note = paragraphsIn(nodeAt(node, 'descriptiveNote'))
  // Ours says the whole in words; another one says something else.
  const isWhole = (words.match(/\d{4}/g) ?? []).every(year => note.includes(year))
  const written = note === '' ? words : isWhole ? note : `${words}; ${note}`
  return { written, start: first.start, end: last.end, last: last.last }
}

function endsOf(node: XmlNode): Dates {
  if (node.name === 'date') {
    const { notBefore = '', notAfter = '', standardDate: day = '' } = node.attributes
    return { written: textIn(node), start: day || notBefore, end: day || notAfter, last: 'known' }
  }
  const [from, to] = [nodeAt(node, 'fromDate'), nodeAt(node, 'toDate')]
  const words = [textIn(from), textIn(to)]
  const start = standard(from, 'notBefore')
  const end = standard(to, 'notAfter')
  return {
    written: words.some(Boolean) ? words.join('–') : '',
    start,
    end,
    last:
      to?.attributes['status'] === 'ongoing'
        ? 'open'
        : end === '' && words[1] === ''
          ? 'unknown'
          : 'known'
  }
}

/** The cells of a date of ours. */
export function eacDateCells(column: string, node: XmlNode | undefined): OwnCells {
  const dates = datesIn(node)
  if (!dates) return {}
  const { written, start, end, last } = dates
  if (last === 'known' || start === '') return dateCells(column, written, start, end)
  return edtfCells(column, written, last === 'open' ? `${start}/..` : `${start}/`)
}

/** The date in words only, for lists. */
export function eacDateText(node: XmlNode | undefined): string {
  const dates = datesIn(node)
  if (!dates) return ''
  const { written, start, end } = dates
  return written || [start, end].filter((text, at, all) => all.indexOf(text) === at).join('–')
}
