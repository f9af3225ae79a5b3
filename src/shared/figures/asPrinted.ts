import type { FigureValue } from './value'

/** A single group of three after a mark, "8,900": a thousand to some, eight point nine to others. */
const isAmbiguousForm = /^\D*\d{1,3}[.,]\d{3}\D*$/

/**
 * Whether the printed text already says what was read, so that the reading need not stand beside it. `reading` is the
 * value in words, as the interface writes it.
 */
export function isReadAsPrinted(value: FigureValue, reading: string): boolean {
  const printed = value.written.trim().replace(/\s+/g, ' ')
  if (printed === reading.replace(/\s+/g, ' ')) return true
  const isWhole = value.exact !== null && /^\d+$/.test(value.exact) && !value.approximate
  if (!isWhole || isAmbiguousForm.test(printed)) return false
  return printed.replace(/[\s.,'’]/g, '') === value.exact
}
