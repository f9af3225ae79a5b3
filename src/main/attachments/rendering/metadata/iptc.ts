import { legacyText } from './texts'

const marker = 0x1c
const utf8Declared = '\u001b%G'
const datasets: Readonly<Record<number, keyof IptcFacts>> = {
  5: 'title',
  55: 'captured',
  80: 'creator',
  116: 'copyright',
  120: 'description'
}

export interface IptcFacts {
  title?: string
  captured?: string
  creator?: string
  copyright?: string
  description?: string
}

/** IPTC-IIM records, bare or in a Photoshop resource, in UTF-8 where declared or evident. */
export function iptcFacts(bytes: Buffer): IptcFacts {
  const facts: IptcFacts = {}
  let isUtf8 = false
  for (let at = bytes.indexOf(marker); at >= 0 && at + 5 <= bytes.length;) {
    const [record, dataset, length] = [
      bytes[at + 1],
      bytes[at + 2] ?? 0,
      bytes.readUInt16BE(at + 3)
    ]
    const isPlausible = bytes[at] === marker && length < 0x8000
    if (!isPlausible) return facts
    const value = bytes.subarray(at + 5, at + 5 + length)
    if (record === 1 && dataset === 90) isUtf8 = value.toString('latin1') === utf8Declared
    const name = record === 2 ? datasets[dataset] : undefined
    if (name !== undefined) facts[name] ??= isUtf8 ? value.toString('utf8') : legacyText(value)
    at += 5 + length
  }
  return facts
}
