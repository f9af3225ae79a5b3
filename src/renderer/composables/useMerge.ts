import { computed, shallowRef } from 'vue'
import type { ComputedRef, ShallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { comparedFields, usualChoice } from '../../shared/duplicates/mergeRecords'
import type { MergeChoice } from '../../shared/duplicates/mergeRecords'
import type { Field } from '../../shared/records/field'
import { fullTexts } from '../../shared/records/fullText'
import type { CatalogueRecord } from '../../shared/records/record'
import { recordTitle } from '../../shared/records/title'
import { recordsById } from '../db/repositories/records'
import { mergeRecords, putDistinct } from '../services/duplicates'
import { useBulkStore } from '../stores/bulk'
import { useDuplicatesStore } from '../stores/duplicates'
import { useNavigationStore } from '../stores/navigation'
import { useNoticesStore } from '../stores/notices'
import { useCatalogue } from './useCatalogue'
import { useLabels } from './useLabels'
import { useLocale } from './useLocale'

/** A field of two records side by side. */
export interface ComparedField {
  readonly field: Field
  readonly kept: readonly string[]
  readonly other: readonly string[]
  readonly isSame: boolean
  readonly choice: MergeChoice
}

type Pair = readonly [CatalogueRecord, CatalogueRecord]

export interface Merging {
  readonly pair: Readonly<ShallowRef<Pair | null>>
  readonly fields: ComputedRef<readonly ComparedField[]>
  titleOf(record: CatalogueRecord): string
  load(ids: readonly string[]): Promise<void>
  choose(field: string, choice: MergeChoice): void
  /** The other one is to be kept. */
  swap(): void
  merge(): Promise<void>
  keepApart(): Promise<void>
}

/** Two records compared field by field, made one or kept apart for good. */
export function useMerge(): Merging {
  const context = useCatalogue()
  const bulk = useBulkStore()
  const duplicates = useDuplicatesStore()
  const navigation = useNavigationStore()
  const notices = useNoticesStore()
  const { locale } = useLocale()
  const { t } = useI18n()
  const pair = shallowRef<Pair | null>(null)
  const choices = shallowRef<Readonly<Record<string, MergeChoice>>>({})
  const labels = useLabels(() => (pair.value ?? []).flatMap(({ refs }) => refs))

  const labelOf = (id: string): string => {
    const label = labels.get(id)
    return label ? label.title || label.code : ''
  }

  function titleOf(record: CatalogueRecord): string {
    return recordTitle(record, locale.value, labelOf) || t('record.untitled')
  }

  const fields = computed<readonly ComparedField[]>(() => {
    if (!pair.value) return []
    const [kept, other] = pair.value
    return comparedFields(kept, other).map(field => {
      const textsOf = (record: CatalogueRecord) => fullTexts(field, record, locale.value, labelOf)
      const [own, theirs] = [textsOf(kept), textsOf(other)]
      return {
        field,
        kept: own,
        other: theirs,
        isSame: JSON.stringify(own) === JSON.stringify(theirs),
        choice: choices.value[field.name] ?? usualChoice(field, kept, other)
      }
    })
  })

  async function done(work: (pair: Pair) => Promise<void>, notice: string | null): Promise<void> {
    if (!pair.value) return
    const [kept, other] = pair.value
    await work(pair.value)
    duplicates.settle([kept.id, other.id])
    bulk.dialog = bulk.pair && duplicates.groups.length > 0 ? 'duplicates' : null
    if (notice) notices.add('success', notice)
  }

  return {
    pair,
    fields,
    titleOf,
    async load(ids) {
      const [one, other] = await recordsById(context.database, ids)
      choices.value = {}
      pair.value = one && other && one.kind === other.kind ? [one, other] : null
      if (!pair.value) notices.add('warning', 'differentKinds')
    },
    choose(field, choice) {
      choices.value = { ...choices.value, [field]: choice }
    },
    swap() {
      if (!pair.value) return
      pair.value = [pair.value[1], pair.value[0]]
      choices.value = {}
    },
    merge: async () =>
      done(async ([kept, other]) => {
        const note = t('duplicates.mergedInto', { title: titleOf(kept), id: kept.id })
        const chosen = Object.fromEntries(
          fields.value.map(({ field, choice }) => [field.name, choice])
        )
        await mergeRecords(context, { kept, other, choices: chosen, note }, t('duplicates.why'))
        navigation.showRecord(kept.id)
      }, 'merged'),
    keepApart: async () => done(async ([one, other]) => putDistinct(context, one, other), null)
  }
}
