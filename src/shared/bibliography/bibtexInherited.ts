import type { BibtexEntry } from './bibtexParse'
import { entryOf } from './work'

/** What a part of a work has in common with the whole; its own identifiers, notes and pages the whole keeps. */
const common: ReadonlySet<string> = new Set(
  (
    'editor publisher institution organization school address location year month day date series volume volumes ' +
    'edition language langid booktitle booksubtitle maintitle journaltitle journal eventtitle eventdate venue'
  ).split(' ')
)
/** Parts that are by the author of the whole, unless they say otherwise. */
const byAuthorOfWhole = /^(?:book|inbook|bookinbook|suppbook)$/
/** As what the titles of the whole count in its parts. */
const titlesOfWhole: Readonly<Record<string, readonly [title: string, subtitle: string]>> = {
  article: ['journaltitle', 'journalsubtitle'],
  suppperiodical: ['journaltitle', 'journalsubtitle'],
  book: ['maintitle', 'mainsubtitle']
}
/** Entries whose parts have parts of their own stand not deeper than this. */
const deepest = 5

/**
 * Gives entries what they take over from others by `crossref` and `xdata`; an entry that only lends what it has is none
 * of its own.
 */
export function withInherited(entries: readonly BibtexEntry[]): readonly BibtexEntry[] {
  const byKey = new Map(entries.map(entry => [entry.key.toLowerCase(), entry]))
  const lenders = new Set<BibtexEntry>()

  function complete(entry: BibtexEntry, depth: number): BibtexEntry {
    let completed = entry
    for (const [name, value] of entry.fields) {
      if (name !== 'xdata' && name !== 'crossref') continue
      for (const key of value.split(',')) {
        const found = byKey.get(key.trim().toLowerCase())
        if (!found || found === entry || depth >= deepest) continue
        const other = complete(found, depth + 1)
        if (name === 'xdata' && found.type === 'xdata') lenders.add(found)
        const lent = name === 'xdata' ? other.fields : lentTo(completed, other)
        completed = { ...completed, fields: [...completed.fields, ...missing(completed, lent)] }
      }
    }
    return completed
  }

  return entries
    .map(entry => complete(entry, 0))
    .filter((_, index) => {
      const entry = entries[index]
      return !entry || !lenders.has(entry)
    })
}

type Fields = BibtexEntry['fields']

function missing({ fields }: BibtexEntry, lent: Fields): Fields {
  const own = new Set(fields.map(([name]) => name))
  const isDated = own.has('date') || own.has('year')
  return lent.filter(([name]) => {
    if (isDated && ['date', 'year', 'month', 'day'].includes(name)) return false
    return !own.has(name) && name !== 'crossref' && name !== 'xdata'
  })
}

function lentTo(part: BibtexEntry, whole: BibtexEntry): Fields {
  const [title, subtitle] = entryOf(titlesOfWhole, part.type) ?? ['booktitle', 'booksubtitle']
  const isOwnTitle = part.fields.some(([name]) => name === title || name === 'journal')
  return whole.fields.flatMap(([name, value]) => {
    if (name === 'title') return isOwnTitle ? [] : [[title, value] as const]
    if (name === 'subtitle') return isOwnTitle ? [] : [[subtitle, value] as const]
    if (name === 'author') return byAuthorOfWhole.test(part.type) ? [[name, value] as const] : []
    // The whole names itself in full where it has both.
    if (name === 'booktitle' && whole.fields.some(([other]) => other === 'title')) return []
    return common.has(name) ? [[name, value] as const] : []
  })
}
