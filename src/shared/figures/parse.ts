import { noneWords, unknownWords } from './phrases'
import { readByConvention, type Reading } from './reading'
import type { FigureValue, NumberConvention, ValueState } from './value'

/** Longer texts are no figures. */
const maximumLength = 200

type DecimalMark = '.' | ','

const noReading: Reading = { exact: null, lower: null, upper: null, approximate: false }

/**
 * Reads a figure as a source prints it. A text with more than one reading is never guessed: the readings are
 * listed in `ambiguous` until the convention of the source or `chooseReading` decides.
 */
export function parseFigureValue(written: string, convention: NumberConvention = {}): FigureValue {
  const text = prepare(written)
  const words = text.replace(/(?<=\p{L}{2})\.$/u, '')
  if (noneWords.has(text) || noneWords.has(words)) return asValue(written, 'none', noReading)
  if (unknownWords.has(text) || unknownWords.has(words))
    return asValue(written, 'unknown', noReading)
  const readings = readAll(text, convention)
  const [only] = readings.values()
  if (only === undefined) return asValue(written, null, noReading)
  return readings.size === 1
    ? asValue(written, 'value', only)
    : asValue(written, 'value', { ...noReading, approximate: only.approximate }, [
        ...readings.keys()
      ])
}

/** The value with one of its ambiguous readings taken; the value itself if there is no such reading. */
export function chooseReading(value: FigureValue, reading: string): FigureValue {
  const chosen = readAll(prepare(value.written), {}).get(reading)
  return chosen === undefined ? value : asValue(value.written, 'value', chosen)
}

function asValue(
  written: string,
  state: ValueState | null,
  reading: Reading,
  ambiguous: readonly string[] = []
): FigureValue {
  return { written, state, ...reading, ambiguous }
}

const decimals: Readonly<Record<string, string>> = { '½': '5', '¼': '25', '¾': '75' }

function prepare(written: string): string {
  if (written.length > maximumLength) return ''
  return (
    written
      .normalize('NFC')
      .replace(/\s+/g, ' ')
      .replaceAll('\u2212', '-')
      .replace(/[’‘ʼ´`]/g, "'")
      // The decimal mark of British print.
      .replace(/(?<=\d)[·∙](?=\d)/g, '.')
      .replace(
        /(?:(\d+) ?)?([½¼¾])/g,
        (_, whole: string | undefined, fraction: string) =>
          `${whole ?? '0'}.${decimals[fraction] ?? ''}`
      )
      .replace(/(?<![\d.,] ?)(\d+) 1\/2(?!\d)/g, '$1.5')
      .trim()
      .toLowerCase()
  )
}

/** The distinct readings by every convention that is open, thousands before decimals. */
function readAll(text: string, convention: NumberConvention): Map<string, Reading> {
  const readings = new Map<string, Reading>()
  const marks = singleGroupMarks(text)
  if (text === '' || marks.size > 1) return readings
  const groupingFirst: readonly DecimalMark[] = marks.has(',') ? ['.', ','] : [',', '.']
  const decimalMarks = convention.decimalMark ? [convention.decimalMark] : groupingFirst
  const billions = convention.billion ? [convention.billion] : ([9, 12] as const)
  for (const decimalMark of decimalMarks) {
    for (const billion of billions) {
      const reading = readByConvention(text, { decimalMark, billion })
      if (reading !== null) readings.set(describe(reading), reading)
    }
  }
  return readings
}

/** The marks before a single group of three; a text that uses both has no consistent reading. */
function singleGroupMarks(text: string): Set<string> {
  const groups = text.matchAll(/(?<![\d.,'])[1-9]\d{0,2}([.,])\d{3}(?!\d|[.,']\d)/g)
  return new Set(Array.from(groups, group => group[1] ?? ''))
}

function describe({ exact, lower, upper }: Reading): string {
  return exact ?? [lower, upper].filter(bound => bound !== null).join('–')
}
