import { chooseReading, parseFigureValue } from './parse'
import type { NumberConvention } from './value'

const conventions: readonly NumberConvention[] = [
  { decimalMark: '.' },
  { decimalMark: ',' },
  { billion: 9 },
  { billion: 12 }
]

/**
 * The way of writing numbers that follows from the reading chosen for a text: whoever read "12.000" as twelve thousand
 * need not be asked again for "13.500" of the same source. Empty where nothing follows.
 */
export function conventionOf(written: string, reading: string): NumberConvention {
  const unclear = parseFigureValue(written)
  const chosen = chooseReading(unclear, reading)
  const isChosen = unclear.ambiguous.length > 0 && chosen.ambiguous.length === 0
  if (!isChosen) return {}
  const meant = JSON.stringify(chosen)
  return (
    conventions.find(
      convention => JSON.stringify(parseFigureValue(written, convention)) === meant
    ) ?? {}
  )
}
