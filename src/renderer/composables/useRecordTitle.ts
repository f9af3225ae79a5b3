import { computed } from 'vue'
import type { ComputedRef } from 'vue'
import type { CatalogueRecord } from '../../shared/records/record'
import { recordTitle } from '../../shared/records/title'
import { useLabels } from './useLabels'
import { useLocale } from './useLocale'

/** The title of a record as it is now, with those that it mentions. */
export function useRecordTitle(record: () => CatalogueRecord | undefined): ComputedRef<string> {
  const { locale } = useLocale()
  const labels = useLabels(() => record()?.refs ?? [])
  return computed(() => {
    const current = record()
    if (!current) return ''
    return recordTitle(current, locale.value, id => labels.get(id)?.title ?? '')
  })
}
