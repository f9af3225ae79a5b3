import anyAscii from 'any-ascii'

/** Text as duplicates are compared by: without case, diacritics, script and punctuation; «ё» is read as «е». */
export function sameText(text: string): string {
  return anyAscii(text.normalize('NFC').replace(/ё/g, 'е').replace(/Ё/g, 'Е'))
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}
