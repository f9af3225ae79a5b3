/** 53 bits of a text, for sets of very many texts (cyrb53 by bryc, public domain). */
export function hash53(text: string, seed = 0): number {
  let low = 0xdeadbeef ^ seed
  let high = 0x41c6ce57 ^ seed
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    low = Math.imul(low ^ code, 2654435761)
    high = Math.imul(high ^ code, 1597334677)
  }
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  return 4294967296 * (2097151 & high) + (low >>> 0)
}

/**
 * Record ids of one import: the same text gives the same id, so that a row can refer to another one of the file without
 * a list of all rows. UUID version 8, which sorts by the time of the import.
 */
export function importIds(milliseconds: number, seed: number): (text: string) => string {
  const time = milliseconds.toString(16).padStart(12, '0')
  return text => {
    const digits = [0, 1, 2]
      .map(part =>
        hash53(text, seed + part)
          .toString(16)
          .padStart(14, '0')
          .slice(-12)
      )
      .join('')
    const variant = (8 + (Number.parseInt(digits.charAt(3), 16) & 3)).toString(16)
    return [
      time.slice(0, 8),
      time.slice(8),
      `8${digits.slice(0, 3)}`,
      variant + digits.slice(4, 7),
      digits.slice(7, 19)
    ].join('-')
  }
}
