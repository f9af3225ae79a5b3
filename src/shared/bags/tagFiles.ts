import type { BagInfoEntry } from './bagReport'

export interface ManifestLine {
  readonly digest: string
  /** As written, without the asterisk of md5sum. */
  readonly path: string
  readonly hasAsterisk: boolean
}

/** Null for what is no line of a manifest. */
export function manifestLine(line: string): ManifestLine | null {
  const match = /^([0-9a-f]+)[ \t]+(\*?)(.+)$/is.exec(line)
  const [, digest, asterisk, path] = match ?? []
  if (digest === undefined || path === undefined) return null
  return { digest: digest.toLowerCase(), path, hasAsterisk: asterisk === '*' }
}

/** The path of a line of `fetch.txt`; null for what is none. Nothing is ever fetched. */
export function fetchPath(line: string): string | null {
  return /^[a-z][a-z0-9+.-]*:\S+[ \t]+(?:\d+|-)[ \t]+(.+)$/i.exec(line)?.[1] ?? null
}

/** The algorithm that a manifest's name tells; null for a file that is no manifest. */
export function manifestAlgorithm(
  name: string
): { readonly isTag: boolean; readonly algorithm: string } | null {
  const match = /^(tag)?manifest-([a-z0-9-]+)\.txt$/i.exec(name)
  if (!match?.[2]) return null
  return { isTag: match[1] !== undefined, algorithm: match[2].toLowerCase().replace(/-/g, '') }
}

export interface Declaration {
  readonly version: string
  readonly encoding: string
}

const versionLine = /^BagIt-Version: (\d+\.\d+)[ \t]*$/
const encodingLine = /^Tag-File-Character-Encoding: (\S+)[ \t]*$/

/** The two lines of `bagit.txt`, written so and not otherwise but for space at their ends; null for anything else. */
export function declarationOf(text: string): Declaration | null {
  const lines = text.split(/\r\n|\n|\r/)
  if (lines.at(-1) === '') lines.pop()
  const [first = '', second = '', ...more] = lines
  const version = versionLine.exec(first)?.[1]
  const encoding = encodingLine.exec(second)?.[1]
  if (more.length > 0 || version === undefined || encoding === undefined) return null
  return { version, encoding }
}

/** Adds a line of `bag-info.txt`; false for one that belongs to no label. */
export function addInfoLine(entries: BagInfoEntry[], line: string): boolean {
  const last = entries.at(-1)
  if (/^[ \t]/.test(line) && last) {
    entries[entries.length - 1] = { ...last, value: `${last.value} ${line.trim()}`.trim() }
    return true
  }
  const match = /^([^:]+):(.*)$/.exec(line)
  if (!match) return line.trim() === ''
  entries.push({ label: (match[1] ?? '').trim(), value: (match[2] ?? '').trim() })
  return true
}

/** The value of a label, whatever its case; null where there is none. */
export function infoValue(entries: readonly BagInfoEntry[], label: string): string | null {
  const wanted = label.toLowerCase()
  return entries.find(entry => entry.label.toLowerCase() === wanted)?.value ?? null
}
