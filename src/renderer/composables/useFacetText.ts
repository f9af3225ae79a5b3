import { useI18n } from 'vue-i18n'
import { fieldOf } from '../../shared/records/kind'
import { kindNamed, kinds } from '../../shared/records/kinds'
import type { Field } from '../../shared/records/field'
import { termLabel } from '../../shared/vocabularies/vocabularies'
import { useNavigationStore } from '../stores/navigation'
import { kindLabel } from './useListColumns'
import { useLocale } from './useLocale'

/** Facets of whole records, not of a field; `Query.filters` describes them. */
export const derivedFacets: readonly string[] = ['kind', 'decade', 'hasScans', 'hasConflict']
const derived: ReadonlySet<string> = new Set(derivedFacets)

/** How facets and their values are called. */
export function useFacetText(): {
  facetLabel(facet: string): string
  valueLabel(facet: string, value: string): string
} {
  const navigation = useNavigationStore()
  const { t } = useI18n()
  const { locale, say } = useLocale()

  function fieldNamed(name: string): Field | undefined {
    const { list } = navigation
    const kind = list.list === 'kind' ? kindNamed(list.kind) : undefined
    const [field] = (kind ? [kind] : kinds).flatMap(each => fieldOf(each, name) ?? [])
    return field
  }

  return {
    facetLabel(facet) {
      if (derived.has(facet)) return t(`facets.${facet}`)
      const field = fieldNamed(facet)
      return field ? say(field.label) : facet
    },
    valueLabel(facet, value) {
      if (facet === 'kind') return kindLabel(value, say)
      if (facet === 'decade') return t('facets.decadeOf', { year: value })
      if (derived.has(facet)) return t('facets.yes')
      const name = fieldNamed(facet)?.vocabulary
      return name ? termLabel(name, value, locale.value) : value
    }
  }
}
