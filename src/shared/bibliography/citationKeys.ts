import anyAscii from 'any-ascii'
import { allOf, oneOf } from './work'
import type { Work } from './work'

/** biblatex takes letters of all scripts, and what means nothing to TeX or to a list of keys. */
const usable = /^[\p{L}\p{N}][^\s\p{C}"@\\#{}(),%=~$^&]*$/u

/**
 * Gives each entry a key of its own: the one it came with, its reference code, or name and year with the end of the
 * record's id. It depends on the record alone, unless another one has taken it.
 */
export function citationKeys(): (work: Work, id: string) => string {
  const taken = new Set<string>()
  return (work, id) => {
    const digits = id.replaceAll('-', '')
    const own = oneOf(work, 'citation_key')
    let key = usable.test(own) ? own : madeKey(work, digits.slice(-6))
    for (let length = 6; taken.has(key.toLowerCase()); length++) {
      key = `${madeKey(work, digits.slice(-6))}-${digits.slice(-6 - length, -6) || String(length)}`
    }
    // Keys that differ by capitals only are one to some readers.
    taken.add(key.toLowerCase())
    return key
  }
}

function madeKey(work: Work, end: string): string {
  const name = asciiWord(allOf(work, 'creator')[0]?.split(',')[0] ?? '')
  const title = asciiWord(oneOf(work, 'title').split(/\s+/)[0] ?? '')
  const [year = ''] = /\d{4}/.exec(oneOf(work, 'date_edtf') || oneOf(work, 'date')) ?? []
  return [`${name || title || 'source'}${year}`, end].filter(piece => piece !== '').join('-')
}

function asciiWord(text: string): string {
  return anyAscii(text)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .slice(0, 20)
}
