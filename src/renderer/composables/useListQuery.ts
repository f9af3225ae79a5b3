import { computed } from 'vue'
import type { ComputedRef } from 'vue'
import type { Query } from '../../shared/search/query'
import { useNavigationStore } from '../stores/navigation'

/** What the navigation asks the index for. */
export function useListQuery(): ComputedRef<Query> {
  const navigation = useNavigationStore()
  return computed(() => {
    const { list, text, filters, sort, conditions } = navigation
    const query: Query = {
      kind: list.list === 'kind' ? list.kind : null,
      text,
      isTrash: list.list === 'trash',
      filters,
      sort,
      ...(conditions ? { conditions } : {})
    }
    return plain(query)
  })
}

/** Out of Vue's proxies, which the worker cannot be sent. */
function plain(query: Query): Query {
  return JSON.parse(JSON.stringify(query)) as Query
}
