import { parseCsv } from './parse'

const candidates = [',', ';', '\t', '|'] as const

/**
 * The delimiter that divides the sample's rows most evenly, and of equally even ones the one with most cells;
 * a comma if none divides.
 */
export function sniffDelimiter(sample: string): string {
  let best = ','
  let bestScore = 0
  for (const candidate of candidates) {
    const score = scoreOf(sample, candidate)
    if (score > bestScore) {
      best = candidate
      bestScore = score
    }
  }
  return best
}

function scoreOf(sample: string, delimiter: string): number {
  const { rows, issues } = parseCsv(sample, delimiter)
  // The sample may end in the middle of a row.
  const whole = rows.length > 1 && !/[\r\n]$/.test(sample) ? rows.slice(0, -1) : rows
  const width = whole[0]?.length ?? 1
  if (width < 2) return 0
  const even = whole.filter(row => row.length === width).length / whole.length
  const quoteFaults = issues.filter(issue => issue.kind !== 'unclosedQuote').length
  return (even * 1000 + Math.min(width, 500)) / (1 + quoteFaults)
}
