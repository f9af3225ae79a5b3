import { add, canonicalDecimal, compare, multiplyByPowerOfTen } from './decimal'
import { billionWords, loneMultipliers, multipliers, numberWords } from './phrases'

/** A convention without open questions. */
export interface Convention {
  readonly decimalMark: '.' | ','
  readonly billion: 9 | 12
}

interface Quantity {
  readonly exact: string
  /** The power of ten of the word after the number; null without such a word. */
  readonly power: number | null
}

const multiplierWords = [...multipliers.keys(), ...billionWords]
  .sort((left, right) => right.length - left.length)
  .join('|')
const smallNumbers = [...numberWords.keys()]
  .sort((left, right) => right.length - left.length)
  .join('|')
const wordBefore = new RegExp(
  `^(${smallNumbers})[ -]?(?=(?:${multiplierWords})(?![\\p{L}\\d]))`,
  'u'
)
const loneMultiplier = new RegExp(`^(?:${loneMultipliers})(?: |$)`, 'u')
const partPattern = new RegExp(
  `^(\\d+(?:[.,' ]\\d+)*)(?:\\s*(${multiplierWords})(?![\\p{L}\\d])\\.?)?(?:\\s+|$)`,
  'u'
)

/** "8.9 million", "8 млн 305 тыс." or a bare number; null if anything else stands there. */
export function readQuantity(text: string, convention: Convention): Quantity | null {
  const sign = /^[+-]/.exec(text)?.[0] ?? ''
  let rest = inDigits(text.slice(sign.length))
  let sum: Quantity | null = null
  while (rest !== '') {
    const match = partPattern.exec(rest)
    const number = match?.[1] === undefined ? null : readNumber(match[1], convention.decimalMark)
    if (match === null || number === null) return null
    const power = powerOf(match[2], convention)
    sum = sum === null ? { exact: scale(number, power), power } : extend(sum, number, power)
    if (sum === null) return null
    rest = rest.slice(match[0].length)
  }
  return sum === null ? null : { ...sum, exact: canonicalDecimal(sign + sum.exact) }
}

/** "two million" as "2 million", «полмиллиона» as "0.5 миллиона"; a million alone is one. */
function inDigits(text: string): string {
  if (loneMultiplier.test(text)) return `1 ${text}`
  return text.replace(wordBefore, (_whole, word: string) => `${numberWords.get(word) ?? word} `)
}

/** Adds "305 thousand" to "8 million": whole numbers only, and each smaller than one unit of the last. */
function extend(sum: Quantity, number: string, power: number | null): Quantity | null {
  const value = scale(number, power)
  const isFitting =
    sum.power !== null &&
    (power ?? 0) < sum.power &&
    compare(value, multiplyByPowerOfTen('1', sum.power)) < 0
  const isWhole =
    !value.includes('.') && !multiplyByPowerOfTen(sum.exact, -(sum.power ?? 0)).includes('.')
  return isFitting && isWhole ? { exact: add(sum.exact, value), power: power ?? 0 } : null
}

function scale(number: string, power: number | null): string {
  return multiplyByPowerOfTen(number, power ?? 0)
}

function powerOf(word: string | undefined, { billion }: Convention): number | null {
  if (word === undefined) return null
  return billionWords.has(word) ? billion : (multipliers.get(word) ?? null)
}

const blankOrApostropheGroups = /^[1-9]\d{0,2}([ '])\d{3}(?:\1\d{3})*(?:[.,]\d+)?$/
const commaGroups = /^[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/
const pointGroups = /^[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?$/
const oneMark = /^(?:0|[1-9]\d*)[.,]\d+$/
const oneGroup = /^[1-9]\d{0,2}([.,])\d{3}$/

/**
 * Digits with grouping and decimal mark. Only one group of three after a single mark depends on the
 * convention: `8,900`.
 */
function readNumber(text: string, decimalMark: '.' | ','): string | null {
  if (/^\d+$/.test(text)) return text
  if (blankOrApostropheGroups.test(text)) return text.replace(/[ ']/g, '').replace(',', '.')
  const isDecimalByConvention = oneGroup.exec(text)?.[1] === decimalMark
  if (!isDecimalByConvention) {
    if (commaGroups.test(text)) return text.replaceAll(',', '')
    if (pointGroups.test(text)) return text.replaceAll('.', '').replace(',', '.')
  }
  return oneMark.test(text) ? text.replace(',', '.') : null
}
