import { closeSync, openSync, readSync } from 'node:fs'
import { fileTypeFromBuffer } from 'file-type'
import { unknownType } from './rendering/messages'

/** Enough for every format that keeps its mark at the start, and little enough for any memory. */
const sampleBytes = 64 * 1024

/** The WHATWG's marks of HTML at the start of a file, white space and comments left out. */
const htmlMark =
  /^<(!doctype html|html|head|script|iframe|h1|div|font|table|a|style|title|b|body|br|p)[\s>]/i
const svgMark = /^<(?:[a-z]+:)?svg[\s>]/i
const xmlMark = /^<\?xml[\s?]/i
const prologue = /^(?:\s+|<!--[^]*?-->|<\?[^]*?\?>|<!doctype(?! html)[^>[]*(?:\[[^\]]*\]\s*)?>)/i

/** By content, never by the name: a name is what somebody wrote. */
export async function mediaTypeOf(path: string): Promise<string> {
  return mediaTypeOfBytes(sampleOf(path))
}

export async function mediaTypeOfBytes(sample: Uint8Array): Promise<string> {
  if (sample.length === 0) return unknownType
  const wide = wideTextOf(sample)
  if (wide !== undefined) return markupType(wide) ?? 'text/plain'
  const text = isBinary(sample) ? undefined : new TextDecoder().decode(sample)
  const markup = text === undefined ? undefined : markupType(text)
  if (markup !== undefined) return markup
  const known = await fileTypeFromBuffer(sample)
  // An animated PNG is a PNG to every reader of it.
  if (known) return known.mime === 'image/apng' ? 'image/png' : known.mime
  if (isTiff(sample)) return 'image/tiff'
  return text === undefined ? unknownType : 'text/plain'
}

/** Without waiting: of thousands of small files the waits would take longer than all the rest. */
function sampleOf(path: string): Uint8Array {
  const file = openSync(path, 'r')
  try {
    const buffer = Buffer.allocUnsafe(sampleBytes)
    return buffer.subarray(0, readSync(file, buffer, 0, sampleBytes, 0))
  } finally {
    closeSync(file)
  }
}

/** Its directory may lie at the end of the file, far behind the sample: then the library finds nothing. */
function isTiff(sample: Uint8Array): boolean {
  const mark = Buffer.from(sample.subarray(0, 4)).toString('latin1')
  return ['II*\0', 'MM\0*', 'II+\0', 'MM\0+'].includes(mark)
}

/** The MIME Sniffing Standard's "binary data bytes", which no text holds. */
function isBinary(sample: Uint8Array): boolean {
  return sample.some(
    byte => byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d && byte !== 0x0b) && byte !== 0x1b
  )
}

/** Text in UTF-16 behind its mark; some kinds of MPEG sound begin with the same two bytes. */
function wideTextOf(sample: Uint8Array): string | undefined {
  const mark = (sample[0] ?? 0) * 256 + (sample[1] ?? 0)
  if (mark !== 0xfffe && mark !== 0xfeff) return undefined
  try {
    const decoder = new TextDecoder(mark === 0xfffe ? 'utf-16le' : 'utf-16be', { fatal: true })
    const text = decoder.decode(sample, { stream: true })
    return /[\u0000-\u0008\u000e-\u001a]/.test(text) ? undefined : text
  } catch {
    return undefined
  }
}

function markupType(text: string): string | undefined {
  let rest = text
  for (let match = prologue.exec(rest); match; match = prologue.exec(rest)) {
    rest = rest.slice(match[0].length)
  }
  if (svgMark.test(rest)) return 'image/svg+xml'
  if (htmlMark.test(rest)) return 'text/html'
  return xmlMark.test(text.trimStart()) ? 'application/xml' : undefined
}
