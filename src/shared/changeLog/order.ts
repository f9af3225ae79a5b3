/**
 * Fractional indexes: texts that sort by code unit, between any two of which there is always another. Digits are
 * base 62 in ASCII order; a text never ends in the lowest digit, so that there is room before it.
 */
const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const base = digits.length

function digitAt(text: string, index: number): number {
  const character = text[index]
  return character === undefined ? 0 : digits.indexOf(character)
}

/** An index between two; `null` stands for the beginning or the end. Throws when `before` is not less than `after`. */
export function orderBetween(before: string | null, after: string | null): string {
  if (before !== null && after !== null && before >= after) {
    throw new RangeError(`No order between ${before} and ${after}`)
  }
  let result = ''
  let isBounded = after !== null
  for (let index = 0; ; index++) {
    const low = digitAt(before ?? '', index)
    const high = isBounded ? digitAt(after ?? '', index) : base
    const isSame = low === high
    if (!isSame && high - low > 1) {
      const step =
        before !== null && after === null && index >= before.length - 1 ? 1 : (high - low) >> 1
      return result + (digits[low + step] ?? '')
    }
    result += digits[low] ?? ''
    if (!isSame) isBounded = false
  }
}

/** `count` indexes in rising order, after `before`. */
export function ordersAfter(before: string | null, count: number): string[] {
  const orders: string[] = []
  let last = before
  for (let index = 0; index < count; index++) {
    last = orderBetween(last, null)
    orders.push(last)
  }
  return orders
}
