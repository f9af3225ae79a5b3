import type { DateBounds } from '../../../shared/dates/types'
import { foldForSorting } from '../../../shared/records/columns'

/** Divides the parts of a cell as it is kept; in no text that was entered. */
const divider = '\u0001'

/** A cell as it is kept: what is shown, the number it sorts by, and the bounds of its dates. */
export function cellText(
  shown: string,
  sortNumber: number | null,
  dates: readonly DateBounds[]
): string {
  const text = shown.replaceAll(divider, ' ')
  if (sortNumber === null && dates.length === 0) return text
  const bounds = dates.map(({ from, to, uncertain, approximate }) =>
    [from ?? '', to ?? '', uncertain || approximate ? '?' : ''].join(',')
  )
  return [text, sortNumber ?? '', ...bounds].join(divider)
}

export function shownOf(cell: string): string {
  const end = cell.indexOf(divider)
  return end < 0 ? cell : cell.slice(0, end)
}

/** A number, or a text to be collated; null sorts last. */
export function sortKeyOf(cell: string): number | string | null {
  const [text = '', number = ''] = cell.split(divider)
  if (number !== '') return Number(number)
  return foldForSorting(text) || null
}

export function numberOf(cell: string): number | null {
  const number = cell.split(divider)[1] ?? ''
  return number === '' ? null : Number(number)
}

export interface CellDate {
  readonly from: number | null
  readonly to: number | null
  readonly isUncertain: boolean
}

export function datesOf(cell: string): readonly CellDate[] {
  return cell
    .split(divider)
    .slice(2)
    .map(bounds => {
      const [from = '', to = '', mark = ''] = bounds.split(',')
      return {
        from: from === '' ? null : Number(from),
        to: to === '' ? null : Number(to),
        isUncertain: mark !== ''
      }
    })
}
