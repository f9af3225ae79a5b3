import { onScopeDispose, ref, shallowRef, watch } from 'vue'
import type { Ref, ShallowRef } from 'vue'
import type { Changeset } from '../../shared/changeLog/changeset'
import { historyPage, newestPlace } from '../db/repositories/history'
import type { HistoryPlace, HistoryStep } from '../db/repositories/history'
import { stampsOfDate } from '../services/catalogueHistory'
import { useCatalogue } from './useCatalogue'
import { useReasonText } from './useReasonText'
import { useNoticesStore } from '../stores/notices'

/** What of the history is wanted; an empty text wants all. */
export interface HistoryFilter {
  readonly person: string
  readonly why: string
  readonly date: string
  /** Name of a kind: steps that touched records of it. */
  readonly kind: string
}

export interface CatalogueHistory {
  readonly steps: Readonly<ShallowRef<readonly HistoryStep[]>>
  readonly isReading: Readonly<Ref<boolean>>
  /** When the oldest change looked at was made; null once the beginning is reached. */
  readonly reached: Readonly<ShallowRef<string | null>>
  /** Reads on until so many steps are there. */
  need(count: number): void
  /** Reads again from the newest on. */
  begin(): void
}

const stepsAtFirst = 60
/** Changesets looked at for the first steps, which are waited for, and then at a time. */
const changesetsAtFirst = 80
const changesetsPerRead = 500

/** The history of the catalogue, newest first, read as far as it is looked at. */
export function useCatalogueHistory(filter: () => HistoryFilter): CatalogueHistory {
  const { database } = useCatalogue()
  const notices = useNoticesStore()
  const reasonText = useReasonText()
  const steps = shallowRef<readonly HistoryStep[]>([])
  const reached = shallowRef<string | null>(null)
  const isReading = ref(false)
  let place: HistoryPlace | null = null
  let wanted = 0
  let run = 0

  function matcher({ person, why }: HistoryFilter): (changeset: Changeset) => boolean {
    const contains = (text: string, part: string): boolean =>
      text.toLocaleLowerCase().includes(part.trim().toLocaleLowerCase())
    return changeset =>
      contains(changeset.by, person) &&
      (contains(changeset.why ?? '', why) || contains(reasonText(changeset.why), why))
  }

  async function read(own: number): Promise<void> {
    const given = filter()
    const stamps = stampsOfDate(given.date)
    const kind = given.kind === '' ? {} : { kind: given.kind }
    const query = { from: stamps?.from ?? '', matches: matcher(given), ...kind }
    let most = changesetsAtFirst
    isReading.value = true
    try {
      while (place && steps.value.length < wanted) {
        const page = await historyPage(database, place, { ...query, most })
        most = changesetsPerRead
        if (own !== run) return
        place = page.next
        reached.value = place ? (page.reached ?? reached.value) : null
        steps.value = [...steps.value, ...page.steps]
      }
    } finally {
      if (own === run) isReading.value = false
    }
  }

  function need(count: number): void {
    wanted = Math.max(wanted, count)
    if (!isReading.value) void read(run).catch(notices.reportError)
  }

  function begin(): void {
    run++
    const stamps = stampsOfDate(filter().date)
    place = stamps ? { ...newestPlace, before: stamps.to } : newestPlace
    steps.value = []
    reached.value = null
    wanted = 0
    isReading.value = false
    need(stepsAtFirst)
  }

  watch(filter, begin)
  onScopeDispose(() => run++)
  return { steps, isReading, reached, need, begin }
}
