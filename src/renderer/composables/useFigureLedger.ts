import { computed } from 'vue'
import type { ComputedRef, ShallowRef } from 'vue'
import { isCountable, periodicalsOf, sectionsOf } from '../../shared/figures/claims'
import type { Countable } from '../../shared/figures/claims'
import { groupFigures } from '../../shared/figures/conflictGroups'
import type { MeasureGroups } from '../../shared/figures/conflictGroups'
import { factsOf } from '../../shared/figures/facts'
import { figureOf } from '../../shared/figures/figure'
import type { Figure } from '../../shared/figures/figure'
import { isDeleted, valueOf } from '../../shared/records/record'
import type { CatalogueRecord } from '../../shared/records/record'
import { recordsReferringTo } from '../db/repositories/records'
import { useCatalogue } from './useCatalogue'
import { useLiveQuery } from './useLiveQuery'
import { useReferringRecords } from './useRecord'

export interface FigureLedger {
  readonly figures: ComputedRef<readonly Figure[]>
  readonly measures: ComputedRef<readonly MeasureGroups[]>
  /** What the catalogue itself can count against the claims. */
  readonly countable: ComputedRef<Countable>
}

/** The figures stated about a record, and what the catalogue holds of what they claim; kept up to date. */
export function useFigureLedger(subjectId: () => string): FigureLedger {
  const referring = useReferringRecords(subjectId)
  const figures = computed(() =>
    referring.value
      .filter(
        record =>
          record.kind === 'figure' &&
          valueOf(record, 'subject') === subjectId() &&
          !isDeleted(record)
      )
      .map(figureOf)
  )
  const measures = computed(() => groupFigures(figures.value))
  const sections = computed(() => sectionsOf(subjectId(), factsOfAll(referring.value)))
  /** Asked for only where a figure claims something that can be counted. */
  const publishers = computed<readonly string[]>(() => {
    const isClaimed = measures.value.some(({ measure }) => isCountable(measure))
    return isClaimed ? [subjectId(), ...sections.value.map(({ id }) => id)] : []
  })
  const published = usePublished(publishers)
  const countable = computed<Countable>(() => ({
    sections: sections.value,
    periodicals: periodicalsOf(new Set(publishers.value), factsOfAll(published.value))
  }))
  return { figures, measures, countable }
}

function factsOfAll(records: readonly CatalogueRecord[]) {
  return records.flatMap(record => factsOf(record) ?? [])
}

function usePublished(
  publishers: ComputedRef<readonly string[]>
): Readonly<ShallowRef<readonly CatalogueRecord[]>> {
  const { database } = useCatalogue()
  return useLiveQuery(
    // A text, so that the query does not begin anew when the same publishers are computed again.
    () => publishers.value.join(' '),
    async ids =>
      (
        await Promise.all(
          ids
            .split(' ')
            .filter(Boolean)
            .map(async id => recordsReferringTo(database, id))
        )
      ).flat(),
    []
  )
}
