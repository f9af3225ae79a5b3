import { computed } from 'vue'
import type { ComputedRef } from 'vue'
import { citationFactsOf, factsOf } from '../../shared/figures/facts'
import { recordsById } from '../db/repositories/records'
import type { CitedSource } from '../worker/figures/figuresTypes'
import { useCatalogue } from './useCatalogue'
import { useLiveQuery } from './useLiveQuery'

/** Citations with the sources they cite, by key reads, kept up to date. */
export function useCitedSources(
  ids: () => readonly string[]
): ComputedRef<ReadonlyMap<string, CitedSource>> {
  const { database } = useCatalogue()
  const found = useLiveQuery(
    // A text, so that the query does not begin anew when the same ids are computed again.
    () => ids().join(' '),
    async text => {
      const records = await recordsById(database, text.split(' ').filter(Boolean))
      const citations = records.flatMap(record => (record && citationFactsOf(record)) ?? [])
      const sources = await recordsById(
        database,
        citations.map(({ source }) => source)
      )
      return citations.map((citation, at): CitedSource => {
        const source = sources[at]
        const facts = source ? factsOf(source) : null
        return { ...citation, sourceName: facts }
      })
    },
    [] as readonly CitedSource[]
  )
  return computed(() => new Map(found.value.map(citation => [citation.id, citation])))
}
