import anyAscii from 'any-ascii'

/**
 * Text as search compares it: without case, diacritics and script, words separated by single blanks. «Ёлка» is read
 * as «Елка», as catalogues do, so that "elka" finds it.
 */
export function fold(text: string): string {
  return anyAscii(text.normalize('NFC').replace(/ё/g, 'е').replace(/Ё/g, 'Е'))
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}
