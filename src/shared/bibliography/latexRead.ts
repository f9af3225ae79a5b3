import { accentMarks, looks, mathSymbols, shifted, textSymbols, withoutFirst } from './latexSymbols'

/**
 * The text of a value of BibTeX: accents and symbols as characters, braces and commands of mere looks away, a blank
 * line as a line end. Commands and formulas that are not known stay as they stand.
 */
export function textOfLatex(value: string): string {
  const paragraphs = value
    .split(/\n[ \t]*\r?\n\s*/)
    .map(paragraph => paragraph.replace(/\s*\n\s*/g, ' ').trim())
  return all({ text: paragraphs.join('\n'), at: 0, depth: 0, quotes: 0 })
}

/** Deeper than any text that a person wrote; what stands there is taken sign by sign. */
const deepest = 100

/** Commands that are one sign, other than accents. */
const signs: Readonly<Record<string, string>> = {
  ...{ '&': '&', '%': '%', $: '$', '#': '#', _: '_', '{': '{', '}': '}' },
  ...{ ' ': ' ', '\n': ' ', '\\': ' ', ',': ' ', ';': ' ', ':': ' ' },
  ...{ '-': '', '/': '', '!': '', '@': '' }
}

interface Reading {
  readonly text: string
  at: number
  depth: number
  /** Quotation marks that are open. */
  quotes: number
}

function take(reading: Reading, pattern: RegExp): string {
  pattern.lastIndex = reading.at
  const found = pattern.exec(reading.text)?.[0] ?? ''
  reading.at += found.length
  return found
}

/** A closing brace too many ends nothing. */
function all(reading: Reading): string {
  let read = group(reading)
  while (reading.at < reading.text.length) read += group(reading)
  return read
}

/** Up to the brace that closes it, or the end. */
function group(reading: Reading): string {
  let read = ''
  while (reading.at < reading.text.length) {
    const character = take(reading, /[^]/uy)
    if (character === '}') return read
    read += piece(reading, character)
  }
  return read
}

function piece(reading: Reading, character: string): string {
  if (character !== '\\' && character !== '{') return plainPiece(reading, character)
  if (reading.depth >= deepest) return character
  reading.depth++
  const read = character === '{' ? group(reading) : command(reading)
  reading.depth--
  return read
}

function plainPiece(reading: Reading, character: string): string {
  if (character === '$') return formula(reading)
  if (character === '~') return '\u00a0'
  if (character === '-') return ['-', '–', '—'][take(reading, /-{1,2}/y).length] ?? '-'
  if (character === '`' && take(reading, /`/y) !== '') {
    reading.quotes++
    return '“'
  }
  if (character === "'" && reading.quotes > 0 && take(reading, /'/y) !== '') {
    reading.quotes--
    return '”'
  }
  return character
}

/** What a command is about: a group, another command, or one character. */
function argument(reading: Reading): string {
  take(reading, /\s*/y)
  if (reading.at >= reading.text.length || reading.text.charAt(reading.at) === '}') return ''
  return piece(reading, take(reading, /[^]/uy))
}

/** A group as it stands. */
function rawGroup(reading: Reading): string {
  const from = reading.at
  for (let depth = 0; reading.at < reading.text.length; reading.at++) {
    if (reading.text.charAt(reading.at) === '{') depth++
    if (reading.text.charAt(reading.at) === '}' && --depth === 0)
      return reading.text.slice(from + 1, reading.at++)
  }
  return reading.text.slice(from + 1)
}

function command(reading: Reading): string {
  const name = take(reading, /[a-zA-Z]+/y)
  if (name === '') {
    const sign = take(reading, /[^]/uy)
    return Object.hasOwn(accentMarks, sign) ? accented(reading, sign) : (signs[sign] ?? `\\${sign}`)
  }
  if (Object.hasOwn(accentMarks, name)) return accented(reading, name)
  const symbol = textSymbols.get(name)
  if (symbol !== undefined) {
    take(reading, /\{\}|\s+/y)
    return symbol
  }
  return namedCommand(reading, name)
}

function namedCommand(reading: Reading, name: string): string {
  const blank = take(reading, /\s*/y)
  const isBraced = reading.text.charAt(reading.at) === '{'
  if (looks.has(name)) return isBraced ? look(reading, name) : ''
  if (isBraced && withoutFirst.has(name)) {
    rawGroup(reading)
    return ''
  }
  if (isBraced && (name === 'enquote' || name === 'mkbibquote')) return `“${argument(reading)}”`
  if (isBraced && ['url', 'path', 'nolinkurl'].includes(name)) return addressOf(rawGroup(reading))
  if (isBraced && name === 'href') {
    const address = addressOf(rawGroup(reading))
    const words = argument(reading)
    return [words, words === '' || words === address ? address : ` (${address})`].join('')
  }
  // As it stands, since what it does to its argument is not known.
  return isBraced ? `\\${name}{${argument(reading)}}` : `\\${name}${blank}`
}

function look(reading: Reading, name: string): string {
  const words = argument(reading)
  const sign = name === 'textsuperscript' ? '^' : name === 'textsubscript' ? '_' : null
  return sign ? (shifted(words, sign) ?? words) : words
}

function accented(reading: Reading, name: string): string {
  const words = argument(reading)
  const [first = '', ...others] = words
  if (!/\p{L}/u.test(first)) return `${/\w/.test(name) ? `\\${name}` : name}${words}`
  const isBelow = ['c', 'k', 'd', 'b', 'textcommabelow'].includes(name)
  const base = isBelow ? first : first.replace('ı', 'i').replace('ȷ', 'j')
  return (base + (accentMarks[name] ?? '')).normalize('NFC') + others.join('')
}

/** A dollar sign that nothing closes is one of the text. */
function formula(reading: Reading): string {
  const from = reading.at
  const content = take(reading, /(?=\S)(?:\\[^]|[^\\$])*(?<=\S)(?=\$)/y)
  const isPrice = /\d/.test(reading.text.charAt(reading.at + 1)) && !/[\\^_]/.test(content)
  if (content === '' || isPrice) {
    reading.at = from
    return '$'
  }
  reading.at++
  return textOfFormula(content) ?? `$${content}$`
}

/** Null where the formula says more than a line of characters can. */
function textOfFormula(content: string): string | null {
  let isUnderstood = true
  // "3^{rd}" is no power.
  const ordinals = content.replace(/(^|\d)\^\{?\\(?:text|math)?rm\{(\p{L}{2,})\}\}?/gu, '$1$2')
  const plain = ordinals
    .replace(/(^|\d)\^\{(\p{L}{2,})\}/gu, '$1$2')
    .replace(/\\(?:math|text)?(?:rm|it|bf|sf|cal|bb|text)(?![a-zA-Z])\s*/g, '')
    .replace(/\{\{([^{}]*)\}\}/g, '{$1}')
    .replace(/\\([a-zA-Z]+)(?:\s+|\{\})?/g, (all, name: string) => mathSymbols.get(name) ?? all)
    .replace(/\\([,;: !&%$#_])/g, (_all, sign: string) => signs[sign] ?? '')
    .replace(
      /([\^_])(?:\{([^{}]*)\}|([^{}\\]))/gu,
      (_all, sign: '^' | '_', braced: string | undefined, one: string) => {
        const read = shifted(braced ?? one, sign)
        if (read === null) isUnderstood = false
        return read ?? ''
      }
    )
    .replace(/[{}]/g, '')
  return isUnderstood && !/[\\^]/.test(plain) ? plain : null
}

/** An address has no commands but those that BibTeX itself needs. */
export function addressOf(value: string): string {
  return value
    .replace(/^\\url\{(.*)\}$/s, '$1')
    .replace(/\{?\\(?:~|textasciitilde|sim)(?:\{\})?\}?/g, '~')
    .replace(/\\([&%$#_^])/g, '$1')
    .replace(/[{}]/g, '')
    .trim()
}
