import { analyse } from 'chardet'
import { decode } from 'iconv-lite'
import { encodings, isEncoding } from '../../shared/import/encodings'
import type { Encoding } from '../../shared/import/encodings'
import { plausibility } from './plausibility'

export interface EncodingGuess {
  readonly encoding: Encoding
  /** From 0 to 1: how much the text looks like one that people write. */
  readonly score: number
}

export interface Detected {
  /** The likeliest first. */
  readonly guesses: readonly EncodingGuess[]
  /** False: a person must look and choose. */
  readonly isCertain: boolean
}

const lineFeed = 0x0a
const judgedBytes = 32 * 1024
/** From fewer letters beyond ASCII nothing certain can be said; nor from fewer of other scripts than Latin. */
const leastLetters = 12
const leastOfOthers = 24
/** Less than this between the first two, and it is not known which is right. */
const clearLead = 0.04
const multiByte: readonly Encoding[] = ['gb18030', 'big5', 'shift_jis']
/** What one byte a letter says of Cyrillic, Latin and Greek; multi-byte ones are told by the library. */
const singleByte: readonly Encoding[] = encodings.filter(
  encoding => !encoding.startsWith('utf') && !multiByte.includes(encoding)
)

/**
 * Says what encoding a text is in, from its bytes. A byte order mark and valid UTF-8 are certain; everything else is
 * decoded in each way that comes into question and judged by how it reads, since the library alone takes KOI8-R,
 * Mac and DOS encodings for others.
 */
export function detectEncoding(bytes: Uint8Array): Detected {
  const marked = byMark(bytes) ?? byZeros(bytes) ?? byUtf8(bytes)
  if (marked) return { guesses: [{ encoding: marked, score: 1 }], isCertain: true }
  const judged = tellingLines(bytes)
  const guesses = candidates(bytes)
    .map(encoding => ({ encoding, score: plausibility(decode(judged, encoding)) }))
    .sort((a, b) => b.score - a.score)
  const damaged = damagedUtf8(bytes)
  if (damaged) return { guesses: [damaged, ...guesses], isCertain: false }
  return { guesses, isCertain: isClear(guesses, bytes) }
}

/** The lines that hold more than ASCII, as many as are needed to judge a text by; whole ones, whatever the encoding. */
function tellingLines(bytes: Uint8Array): Buffer {
  const lines: Uint8Array[] = []
  let length = 0
  for (let start = 0; start < bytes.length && length < judgedBytes;) {
    const lineEnd = bytes.indexOf(lineFeed, start) + 1 || bytes.length
    const end = Math.min(lineEnd, start + judgedBytes)
    const line = bytes.subarray(start, end)
    if (line.some(byte => byte >= 0x80)) {
      lines.push(line)
      length += line.length
    }
    start = end
  }
  return Buffer.concat(lines)
}

/** UTF-8 of which single bytes were lost: no other text has so many sequences that are right. */
function damagedUtf8(bytes: Uint8Array): EncodingGuess | null {
  const text = new TextDecoder('utf-8').decode(bytes)
  const wrong = text.match(/\uFFFD/g)?.length ?? 0
  const right = text.match(/[^\0-\x7F\uFFFD]/gu)?.length ?? 0
  return right >= wrong * 10 ? { encoding: 'utf-8', score: right / (right + wrong) } : null
}

function byMark(bytes: Uint8Array): Encoding | null {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  return null
}

/** UTF-16 without a mark: every delimiter and line end has a zero on the one side or the other. */
function byZeros(bytes: Uint8Array): Encoding | null {
  let [even, odd] = [0, 0]
  /** Line feeds beside a zero on that side, and all. */
  let [littleEnds, bigEnds, ends] = [0, 0, 0]
  for (let index = 0; index < bytes.length; index++) {
    if (bytes[index] === lineFeed) {
      ends++
      if (index % 2 === 0 && bytes[index + 1] === 0) littleEnds++
      if (index % 2 === 1 && bytes[index - 1] === 0) bigEnds++
    }
    if (bytes[index] !== 0) continue
    if (index % 2 === 0) even++
    else odd++
  }
  const least = bytes.length / 50
  // A few zeros that stand in another text are no UTF-16.
  if (odd > least && odd > even * 10 && littleEnds * 2 >= ends) return 'utf-16le'
  if (even > least && even > odd * 10 && bigEnds * 2 >= ends) return 'utf-16be'
  return null
}

/** A sample may end within a character, which a stream may. */
function byUtf8(bytes: Uint8Array): Encoding | null {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return 'utf-8'
  } catch {
    return null
  }
}

function candidates(bytes: Uint8Array): readonly Encoding[] {
  const named = analyse(bytes).flatMap(({ name, confidence }) => {
    const encoding = name.toLowerCase().replace('iso-8859-1', 'windows-1252')
    return confidence >= 10 && isEncoding(encoding) ? [encoding] : []
  })
  return [...new Set([...named.filter(name => multiByte.includes(name)), ...singleByte])]
}

/** Encodings that read alike here are one answer: it makes no difference which is taken. */
function isClear(guesses: readonly EncodingGuess[], bytes: Uint8Array): boolean {
  const [first, ...others] = guesses
  if (!first || first.score < 0.55) return false
  const text = decode(Buffer.from(bytes), first.encoding)
  const letters = text.match(/(?![\p{ASCII}])\p{L}/gu)?.join('') ?? ''
  const isLatin = (letters.match(/\p{Script=Latin}/gu)?.length ?? 0) * 2 > letters.length
  if (letters.length < (isLatin ? leastLetters : leastOfOthers)) return false
  const rival = others.find(({ encoding }) => decode(Buffer.from(bytes), encoding) !== text)
  return !rival || first.score - rival.score >= clearLead
}
