import { dateCells } from '../foreign/foreignDates'
import type { OwnCells } from '../foreign/ownRows'
import { childrenNamed, nodeAt, paragraphsIn, textIn } from './xmlNode'
import type { XmlNode } from './xmlNode'

interface Dates {
  readonly written: string
  readonly start: string
  readonly end: string
  readonly isOpen: boolean
}

function standard(node: XmlNode | undefined, which: 'notBefore' | 'notAfter'): string {
  const { attributes = {} } = node ?? {}
  return attributes['standardDate'] ?? attributes[which] ?? ''
}

/** `date`, `dateRange` or `dateSet` below an element, with the words that a note gives for the whole. */
function datesIn(node: XmlNode | undefined): Dates | null {
  const set = nodeAt(node, 'dateSet')
  const [date] = childrenNamed(set ?? node, 'date')
  const [range] = childrenNamed(set ?? node, 'dateRange')
  const note = paragraphsIn(nodeAt(node, 'descriptiveNote'))
  if (range) {
    const [from, to] = [nodeAt(range, 'fromDate'), nodeAt(range, 'toDate')]
    const isOpen = to?.attributes['status'] === 'ongoing'
    const words = [textIn(from), textIn(to)]
    const written = note || (words.some(Boolean) ? words.join('–') : '')
    return { written, start: standard(from, 'notBefore'), end: standard(to, 'notAfter'), isOpen }
  }
  if (!date) return null
  const { notBefore = '', notAfter = '' } = date.attributes
  const day = date.attributes['standardDate'] ?? ''
  return {
    written: textIn(date),
    start: day || notBefore,
    end: day || notAfter,
    isOpen: false
  }
}

/** The cells of a date of ours. */
export function eacDateCells(column: string, node: XmlNode | undefined): OwnCells {
  const dates = datesIn(node)
  if (!dates) return {}
  const { written, start, end, isOpen } = dates
  if (isOpen && start !== '') return { [column]: written, [`${column}_edtf`]: `${start}/..` }
  return dateCells(column, written, start, end)
}

/** The date in words only, for lists. */
export function eacDateText(node: XmlNode | undefined): string {
  const dates = datesIn(node)
  if (!dates) return ''
  const { written, start, end } = dates
  return written || [start, end].filter((text, at, all) => all.indexOf(text) === at).join('–')
}
