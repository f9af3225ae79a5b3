import type { CatalogueRecord } from '../../../shared/records/record'
import { searchTexts } from '../../../shared/records/searchText'
import { stems } from '../../../shared/search/stem'
import { eachWord } from '../../../shared/search/tokens'
import { wordTest } from '../../../shared/search/wordTest'
import type { Match } from '../indexTypes'
import { termsOf } from './find'
import { scopeOf } from './groups'

interface Sought {
  readonly fields: readonly string[] | null
  isMet(word: string): boolean
}

function soughtBy(text: string): readonly Sought[] {
  return termsOf(text)
    .filter(({ isExcluded }) => !isExcluded)
    .flatMap(({ words, field, isPhrase }) =>
      words.map(sought => {
        const test = wordTest(sought, isPhrase)
        const own = stems(sought)
        return {
          fields: (field === null ? undefined : scopeOf(field)?.fields) ?? null,
          isMet: (word: string) =>
            test(word) || (!isPhrase && stems(word).some(stem => own.includes(stem)))
        }
      })
    )
}

/** Of a long text so many characters before the first match, and in all, are given. */
const before = 40
const longest = 160

/** The text of a record that holds most of the words sought, the title first; undefined where none does. */
export function matchOf(
  record: CatalogueRecord,
  title: string,
  text: string,
  labelOf: (id: string) => string
): Match | undefined {
  const sought = soughtBy(text)
  let best: Match | undefined
  let most = 0
  const texts = [{ field: 'recordTitle', text: title }, ...searchTexts(record, labelOf)]
  for (const candidate of texts) {
    const wanted = sought.filter(({ fields }) => !fields || fields.includes(candidate.field))
    const { ranges, met } = rangesIn(candidate.text, wanted)
    if (met <= most) continue
    most = met
    best = excerpt({ id: record.id, ...candidate, ranges })
  }
  return best
}

function rangesIn(text: string, sought: readonly Sought[]) {
  const ranges: [number, number][] = []
  const met = new Set<Sought>()
  eachWord(text, (word, _position, from, to) => {
    const found = sought.filter(each => each.isMet(word))
    if (found.length === 0) return
    for (const each of found) met.add(each)
    const last = ranges.at(-1)
    if (last && from < last[1]) last[1] = Math.max(last[1], to)
    else ranges.push([from, to])
  })
  return { ranges, met: met.size }
}

function excerpt(match: Match): Match {
  const [first] = match.ranges
  if (!first || match.text.length <= longest) return match
  const from = Math.max(0, first[0] - before)
  const text = match.text.slice(from, from + longest)
  const mark = from > 0 ? '…' : ''
  return {
    ...match,
    text: mark + text + (from + longest < match.text.length ? '…' : ''),
    ranges: match.ranges
      .filter(([, to]) => to <= from + longest)
      .map(([start, end]) => [start - from + mark.length, end - from + mark.length] as const)
  }
}
