import type { CheckName } from './field'

/** Whether a text is what it claims to be. Texts that fail are kept: a check warns and never blocks. */
export const checks: Readonly<Record<CheckName, (text: string) => boolean>> = {
  issn: isIssn,
  isbn: isIsbn,
  wikidata: text => /^Q[1-9]\d*$/.test(text),
  viaf: text => /^\d{1,22}$/.test(text),
  url: isUrl,
  notNegative: text => /^\d+$/.test(text),
  region: isRegion
}

/** Schemes of identifiers whose form is known; a scheme decides the check, not the field. */
export const schemeChecks: Readonly<Record<string, CheckName>> = {
  VIAF: 'viaf',
  Wikidata: 'wikidata'
}

/** Eight digits, weights 8 to 2, the last one modulo 11 with X for ten. */
function isIssn(text: string): boolean {
  if (!/^\d{4}-?\d{3}[\dX]$/i.test(text)) return false
  return weightedSum(digitsOf(text), index => 8 - index) % 11 === 0
}

/** ISBN-10 modulo 11, ISBN-13 modulo 10; hyphens and spaces as printed. */
function isIsbn(text: string): boolean {
  const compact = text.replace(/[\s-]/g, '')
  if (/^\d{9}[\dX]$/i.test(compact)) {
    return weightedSum(digitsOf(compact), index => 10 - index) % 11 === 0
  }
  if (!/^97[89]\d{10}$/.test(compact)) return false
  return weightedSum(digitsOf(compact), index => (index % 2 === 0 ? 1 : 3)) % 10 === 0
}

function isUrl(text: string): boolean {
  return /^(https?|ftp):\/\/[^\s/?#]+\S*$/i.test(text)
}

/** Left, top, width and height in per cent of the page, which the region does not leave. */
function isRegion(text: string): boolean {
  const numbers = text.split(',').map(number => number.trim())
  if (numbers.length !== 4 || !numbers.every(number => /^\d{1,3}(\.\d+)?$/.test(number)))
    return false
  const [left = 0, top = 0, width = 0, height = 0] = numbers.map(Number)
  return width > 0 && height > 0 && left + width <= 100.001 && top + height <= 100.001
}

function digitsOf(text: string): number[] {
  return [...text.replace('-', '').toUpperCase()].map(digit => (digit === 'X' ? 10 : Number(digit)))
}

function weightedSum(digits: readonly number[], weight: (index: number) => number): number {
  return digits.reduce((sum, digit, index) => sum + digit * weight(index), 0)
}
