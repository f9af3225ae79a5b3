interface Scaled {
  readonly digits: bigint
  /** How many of the digits stand after the decimal mark. */
  readonly scale: number
}

const decimalPattern = /^[+-]?\d+(\.\d+)?$/

export function isDecimal(text: string): boolean {
  return decimalPattern.test(text)
}

/** The same number without needless zeros or plus sign: `+08.90` is `8.9`, `-0` is `0`. */
export function canonicalDecimal(text: string): string {
  return toText(toScaled(text))
}

export function add(left: string, right: string): string {
  const [first, second, scale] = align(left, right)
  return toText({ digits: first + second, scale })
}

/** Many at once, aligned once. */
export function sum(texts: readonly string[]): string {
  const numbers = texts.map(toScaled)
  const scale = numbers.reduce((most, number) => Math.max(most, number.scale), 0)
  const digits = numbers.reduce(
    (all, number) =>
      all +
      (number.scale === scale
        ? number.digits
        : number.digits * 10n ** BigInt(scale - number.scale)),
    0n
  )
  return toText({ digits, scale })
}

export function subtract(left: string, right: string): string {
  const [first, second, scale] = align(left, right)
  return toText({ digits: first - second, scale })
}

export function compare(left: string, right: string): -1 | 0 | 1 {
  const [first, second] = align(left, right)
  if (first === second) return 0
  return first < second ? -1 : 1
}

export function multiplyByPowerOfTen(text: string, power: number): string {
  const { digits, scale } = toScaled(text)
  const newScale = scale - power
  return newScale >= 0
    ? toText({ digits, scale: newScale })
    : toText({ digits: digits * 10n ** BigInt(-newScale), scale: 0 })
}

/** `difference` in per cent of `of`, rounded half away from zero; null if `of` is 0. */
export function percent(difference: string, of: string, digits: number): string | null {
  const [part, whole] = align(difference, of)
  if (whole === 0n) return null
  const isNegative = part < 0n !== whole < 0n
  const numerator = absolute(part) * 100n * 10n ** BigInt(digits)
  const denominator = absolute(whole)
  const rounded = (numerator * 2n + denominator) / (denominator * 2n)
  const text = withMark(rounded.toString(), digits)
  return isNegative && rounded !== 0n ? '-' + text : text
}

function absolute(value: bigint): bigint {
  return value < 0n ? -value : value
}

function toScaled(text: string): Scaled {
  if (!isDecimal(text)) throw new Error(`Not a decimal number: ${text.slice(0, 40)}`)
  const [whole = '', fraction = ''] = text.replace('+', '').split('.')
  return { digits: BigInt(whole + fraction), scale: fraction.length }
}

function align(left: string, right: string): [bigint, bigint, number] {
  const first = toScaled(left)
  const second = toScaled(right)
  const scale = Math.max(first.scale, second.scale)
  return [
    first.digits * 10n ** BigInt(scale - first.scale),
    second.digits * 10n ** BigInt(scale - second.scale),
    scale
  ]
}

function toText({ digits, scale }: Scaled): string {
  const text = withMark(absolute(digits).toString(), scale)
  const short = scale > 0 ? text.replace(/\.?0+$/, '') : text
  return digits < 0n ? '-' + short : short
}

function withMark(digits: string, scale: number): string {
  if (scale === 0) return digits
  const padded = digits.padStart(scale + 1, '0')
  return padded.slice(0, -scale) + '.' + padded.slice(-scale)
}
