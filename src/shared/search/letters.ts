import anyAscii from 'any-ascii'

/** Letters that Unicode does not decompose, and those that a reader takes for the same. */
const alike: Readonly<Record<string, string>> = {
  ё: 'е',
  ѐ: 'е',
  ѣ: 'е',
  ѳ: 'ф',
  ѵ: 'и',
  ї: 'ї',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ſ: 's',
  ς: 'σ',
  ѝ: 'и',
  ך: 'כ',
  ם: 'מ',
  ן: 'נ',
  ף: 'פ',
  ץ: 'צ',
  ى: 'ي',
  ی: 'ي',
  ة: 'ه',
  ک: 'ك',
  // Only stretches a word.
  ـ: ''
}

/**
 * Letters that decompose although they are letters of their own: Cyrillic ones, and Latin ones that stand for another
 * sound with their diacritic (`bare` drops it).
 */
const whole = new Set('йїўѓќšŝşșčĉćžżŭ')

/** A folded word without the diacritics that were left. */
export function bare(word: string): string {
  return isMarked.test(word) ? word.normalize('NFD').replace(latinMarks, '$1') : word
}

const isMarked = /[šŝşșčĉćžżŭ]/
const latinMarks = /([a-z])\p{M}+/gu

/** Arabic and Persian digits. */
function digitValue(letter: string): string | undefined {
  const code = letter.charCodeAt(0)
  const zero = [0x0660, 0x06f0].find(first => code >= first && code < first + 10)
  return zero === undefined ? undefined : String(code - zero)
}

/** Without case and diacritics, in its own script: «Ёлка» → «елка», "Č" → "c". */
function foldLetter(letter: string): string {
  return [...letter.toLowerCase().normalize('NFC')]
    .map(each => {
      if (whole.has(each)) return each
      const digit = digitValue(each)
      if (digit !== undefined) return digit
      const bare = each.normalize('NFKD').replace(/[\p{M}\u02b0-\u02ff\u0374]+/gu, '')
      return [...bare].map(part => alike[part] ?? part).join('')
    })
    .join('')
}

/** What a character is in a text. */
export enum Role {
  Divider,
  Letter,
  /** Counts within a word only: apostrophes of soft signs, dots of BGN/PCGN. */
  Joiner,
  /** Counts as nothing: marks and ligatures over letters. */
  Silent,
  /** Written without blanks between words: every character is found by itself. */
  Ideograph
}

const joiners = new Set('\'"’‘”ʹʺʼʻ´`·′″ˈ')
const ideographs = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u30fc]/u

function findRole(letter: string): Role {
  if (joiners.has(letter)) return Role.Joiner
  if (ideographs.test(letter)) return Role.Ideograph
  if (/\p{M}|\u00ad|\u200d|\u200c/u.test(letter)) return Role.Silent
  return /[\p{L}\p{N}]/u.test(letter) ? Role.Letter : Role.Divider
}

const commonLetters = 0x0700
const commonRoles = new Uint8Array(commonLetters)
const commonFolded: string[] = []
for (let code = 0; code < commonLetters; code++) {
  const letter = String.fromCharCode(code)
  commonRoles[code] = findRole(letter)
  commonFolded.push(foldLetter(letter))
}
/** The others that came up. */
const otherRoles = new Map<number, Role>()
const otherFolded = new Map<number, string>()

export function roleOf(code: number): Role {
  if (code < commonLetters) return commonRoles[code] as Role
  let role = otherRoles.get(code)
  if (role === undefined) {
    role = findRole(String.fromCodePoint(code))
    otherRoles.set(code, role)
  }
  return role
}

export function folded(code: number): string {
  if (code < commonLetters) return commonFolded[code] ?? ''
  let letter = otherFolded.get(code)
  if (letter === undefined) {
    letter = foldLetter(String.fromCodePoint(code))
    otherFolded.set(code, letter)
  }
  return letter
}

/** Scripts without rules of their own here are read as any-ascii reads them. */
export function romanised(text: string): string {
  return anyAscii(text).toLowerCase()
}
