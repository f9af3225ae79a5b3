import type { AtomIssue } from '../issue'
import type { AtomChecker } from '../table'

/** NUL, the mark of a failed decoding and halves of surrogate pairs. */
const notUtf8 = /[\0\uFFFD\p{Surrogate}]/u

/** What can still be seen of a wrong encoding once the bytes have become text. */
export const checkEncoding: AtomChecker = ({ text, header, rows }) => {
  const issues: AtomIssue[] = []
  if (text.startsWith('\uFEFF')) {
    issues.push(encodingIssue('info', null, 'The file begins with a UTF-8 byte order mark'))
  }
  if (/^(?:\uFFFE|\uFFFD\uFFFD|ÿþ|þÿ)/.test(text)) {
    issues.push(
      encodingIssue('error', null, 'The file begins with a byte order mark other than UTF-8')
    )
  }
  if (!notUtf8.test(text)) return issues
  for (const { number, cells } of [{ number: 1, cells: header }, ...rows]) {
    if (cells.some(cell => notUtf8.test(cell))) {
      issues.push(
        encodingIssue('error', number, 'The row holds characters that are not UTF-8 text')
      )
    }
  }
  return issues
}

/** Checks the encoding of the file itself, before its bytes become text. */
export function checkAtomBytes(bytes: Uint8Array): AtomIssue[] {
  const [first, second, third] = bytes
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    return [encodingIssue('error', null, 'The file begins with a byte order mark other than UTF-8')]
  }
  const hasMark = first === 0xef && second === 0xbb && third === 0xbf
  const mark = encodingIssue('info', null, 'The file begins with a UTF-8 byte order mark')
  const invalid = invalidLines(bytes).map(line =>
    encodingIssue('error', null, `Line ${line} of the file is not UTF-8`)
  )
  return hasMark ? [mark, ...invalid] : invalid
}

function invalidLines(bytes: Uint8Array): number[] {
  const lines: number[] = []
  let line = 1
  for (let index = 0; index < bytes.length;) {
    const length = sequenceLength(bytes, index)
    if (length === 0 && lines.at(-1) !== line) lines.push(line)
    if (bytes[index] === 0x0a) line++
    index += Math.max(length, 1)
  }
  return lines
}

/** Length of the well-formed UTF-8 sequence at the index; 0 if it is none (Unicode, table 3-7). */
function sequenceLength(bytes: Uint8Array, index: number): number {
  const first = bytes[index] ?? 0
  if (first < 0x80) return 1
  const length = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0
  const second = bytes[index + 1] ?? 0
  const isTooShort = (first === 0xe0 && second < 0xa0) || (first === 0xf0 && second < 0x90)
  const isOutside = (first === 0xed && second > 0x9f) || (first === 0xf4 && second > 0x8f)
  if (isTooShort || isOutside) return 0
  for (let offset = 1; offset < length; offset++) {
    if (((bytes[index + offset] ?? 0) & 0xc0) !== 0x80) return 0
  }
  return length
}

function encodingIssue(level: AtomIssue['level'], row: number | null, message: string): AtomIssue {
  return { check: 'fileEncoding', level, row, column: null, message }
}
