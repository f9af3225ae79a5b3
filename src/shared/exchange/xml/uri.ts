import { line } from './markup'

const address = /^https?:\/\/[\w.~:/?@!$&'()*+,;=%-]+(#[\w.~:/?@!$&'()*+,;=%-]*)?$/

/** The address of a web page as an attribute takes it; undefined for what is none. */
export function webAddress(text: string): string | undefined {
  const escaped = line(text).replace(/[^\x20-\x7e]/gu, encodeURIComponent)
  return address.test(escaped) && !/%(?![\da-f]{2})/i.test(escaped) ? escaped : undefined
}

/** By which records of one export name one another, whatever their titles. */
export function recordUri(id: string): string {
  return `urn:uuid:${id}`
}

/** A single word of letters, digits and hyphens, as a code in an attribute must be. */
export function nameToken(text: string): string | undefined {
  return (
    line(text)
      .replace(/[^\w.-]+/g, '-')
      .replace(/^-+|-+$/g, '') || undefined
  )
}
