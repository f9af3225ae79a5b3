import type { ImportIssue } from '../import/issue'
import { knownTags, longTags } from './risTags'

export interface RisEntry {
  readonly line: number
  /** Without TY and ER; values as they stand, continued lines joined. */
  readonly tags: readonly (readonly [tag: string, value: string])[]
  /** Empty where the entry begins without one. */
  readonly type: string
}

/** A further line of a text stands deeper, so that its beginning is never taken for a tag. */
const tagLine = /^ {0,2}([A-Z][A-Z0-9])( {1,4})- ?(.*)$/

/** With one blank in place of two only a tag that there is: "II - Results" is the line of a text. */
function tagAndValue(content: string): readonly [tag: string, value: string] {
  if (/^ {0,2}ER$/.test(content)) return ['ER', '']
  const [, tag = '', blanks = '', value = ''] = tagLine.exec(content) ?? []
  return blanks.length === 1 && !knownTags.has(tag) ? ['', ''] : [tag, value]
}

/**
 * Divides a text into entries. Tolerates marks, blank lines, odd spacing, lines without a tag, entries without end or
 * without type; what is not as it should be is named with its line.
 */
export function risEntries(text: string): {
  readonly entries: readonly RisEntry[]
  readonly issues: readonly ImportIssue[]
} {
  const entries: RisEntry[] = []
  const issues: ImportIssue[] = []
  let entry: { line: number; type: string; tags: [string, string][] } | null = null
  const report = (code: ImportIssue['code'], line: number, said: string, isKept = true): void => {
    issues.push({ code, outcome: isKept ? 'kept' : 'refused', line, column: null, text: said })
  }
  const finish = (isEnded: boolean): void => {
    if (!entry) return
    if (entry.tags.length === 0) report('entryEmpty', entry.line, entry.type, false)
    else {
      entries.push(entry)
      if (!isEnded) report('entryUnended', entry.line, entry.tags[0]?.[1] ?? '')
    }
    entry = null
  }
  text.split(/\r\n|\r|\n/).forEach((raw, index) => {
    const line = index + 1
    const content = raw.replaceAll('\uFEFF', '').replace(/\s+$/, '')
    const [tag, value] = tagAndValue(content)
    if (tag === 'TY') {
      finish(false)
      entry = { line, type: value.trim().toUpperCase(), tags: [] }
    } else if (tag === 'ER') {
      if (!entry) report('lineNotUnderstood', line, content.trim(), false)
      else if (/[^\s,]/.test(value)) report('lineNotUnderstood', line, content.trim(), false)
      finish(true)
    } else if (tag !== '') {
      if (!entry) report('entryUntyped', line, content.trim())
      entry ??= { line, type: '', tags: [] }
      entry.tags.push([tag, value.trim()])
    } else if (content.trim() !== '' && !continued(entry?.tags, content.trim())) {
      report('lineNotUnderstood', line, content.trim(), false)
    }
  })
  finish(false)
  return { entries, issues }
}

/** A line without a tag belongs to the value above it; keywords are a list, one on a line. */
function continued(tags: [string, string][] | undefined, text: string): boolean {
  const last = tags?.at(-1)
  if (!tags || !last) return false
  const [tag, value] = last
  if (tag === 'KW') {
    tags.push([tag, text])
    return true
  }
  last[1] = value + (value === '' ? '' : longTags.has(tag) ? '\n' : ' ') + text
  return true
}
