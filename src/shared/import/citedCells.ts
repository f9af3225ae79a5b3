import type { CsvAspect } from '../exchange/csvColumn'
import type { PlacedText } from './compose'
import type { ReadingContext } from './readValue'
import type { RowContext } from './rowContext'

const described: readonly CsvAspect[] = [
  'citedSource',
  'citedSourceId',
  'citedLocator',
  'citedQuote'
]

/**
 * A row of figures may describe its citation in words: where it names none, the described one is taken, and made when
 * it is not there. What is said of a citation that the row names belongs to that citation's own record.
 */
export function withCitation(
  texts: readonly PlacedText[],
  { cite }: RowContext,
  { report }: ReadingContext
): readonly PlacedText[] {
  const text = (aspect: CsvAspect): string =>
    texts.find(({ target }) => target.aspect === aspect)?.now ?? ''
  const words = texts.filter(
    ({ target, now, was }) => described.includes(target.aspect) && now !== was
  )
  if (words.every(({ now }) => now === '')) return texts
  const named = texts.find(({ target }) => target.part === 'citation' && target.aspect === 'id')
  if (named && named.now !== '') {
    // A file of our own repeats what the citation says: only a record that is there can say otherwise.
    if (named.was !== '') for (const { now } of words) report('citedElsewhere', 'left', now)
    return texts
  }
  const source = text('citedSourceId') || text('citedSource')
  const found = cite({ source, locator: text('citedLocator'), quote: text('citedQuote') })
  if (typeof found !== 'object') {
    report(found === 'unknown' ? 'referenceUnknown' : 'referenceAmbiguous', 'left', source)
    for (const { now } of words)
      if (now !== source && now !== '') report('citedElsewhere', 'left', now)
    return texts
  }
  const target = { field: 'citations', part: 'citation', aspect: 'id', isRepeated: false } as const
  return [...texts.filter(one => one !== named), { target, now: found.id, was: '' }]
}
