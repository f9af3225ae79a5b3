import { onScopeDispose, shallowRef, watch } from 'vue'
import type { Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { textOf, valueOf } from '../../shared/records/record'
import type { CatalogueRecord } from '../../shared/records/record'
import { useCatalogue } from './useCatalogue'

/** A warning when another record has the same reference code: it cannot be prevented offline, only noticed. */
export function useDuplicateCode(record: () => CatalogueRecord | undefined): Readonly<Ref<string>> {
  const { index, onIndexed } = useCatalogue()
  const { t } = useI18n()
  const warning = shallowRef('')

  async function look(): Promise<void> {
    const current = record()
    const code = current ? textOf(valueOf(current, 'referenceCode')) : ''
    const others = code ? await index.withCode(code) : []
    const isShared = others.some(id => id !== record()?.id)
    warning.value = isShared ? t('record.duplicateCode') : ''
  }

  watch(() => record()?.values['referenceCode'], look, { immediate: true })
  onScopeDispose(onIndexed(() => void look()))
  return warning
}
