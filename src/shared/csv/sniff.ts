import { headerIndex, isBlankRow, namedDelimiter } from './headerRow'
import { parseCsv } from './parse'

const candidates = [',', ';', '\t', '|'] as const
/** What a delimiter by which lines stand above the header counts for less. */
const belowTitle = 0.8

/**
 * The delimiter that the file names, or that divides the sample's rows most evenly, and of equally even ones the one
 * with most cells. Where none divides the header it is one that does not occur, so that nothing is divided.
 */
export function sniffDelimiter(sample: string): string {
  const named = namedDelimiter(sample)
  if (named !== null) return named
  let best: string | null = null
  let bestScore = 0
  for (const candidate of candidates) {
    const score = scoreOf(sample, candidate)
    if (score > bestScore) {
      best = candidate
      bestScore = score
    }
  }
  return best ?? candidates.find(candidate => !sample.includes(candidate)) ?? ','
}

function scoreOf(sample: string, delimiter: string): number {
  const { rows, issues } = parseCsv(sample, delimiter)
  // The sample may end in the middle of a row.
  const whole = rows.length > 1 && !/[\r\n]$/.test(sample) ? rows.slice(0, -1) : rows
  const filled = whole.filter(cells => !isBlankRow(cells))
  const header = headerIndex(filled)
  const width = filled[header]?.length ?? 1
  if (width < 2) return 0
  const even = filled.filter(row => row.length === width).length / filled.length
  const quoteFaults = issues.filter(issue => issue.kind !== 'unclosedQuote').length
  const part = header === 0 ? 1 : belowTitle
  return (part * (even * 1000 + Math.min(width, 500))) / (1 + quoteFaults)
}
