import { ref, watch } from 'vue'
import type { Ref } from 'vue'
import type { GroupKey } from '../worker/figures/figuresTypes'
import type { FiguresRows } from './useFiguresRows'

/** The group of the row chosen in a list; it stays when its row leaves the list. */
export function useChosenGroup<Row extends GroupKey>(
  { rows }: Pick<FiguresRows<Row, never>, 'rows'>,
  selectedIndex: Readonly<Ref<number>>
): Ref<GroupKey | null> {
  const key = ref<GroupKey | null>(null)
  watch(
    () => rows.get(selectedIndex.value),
    row => {
      if (row) key.value = { subject: row.subject, measure: row.measure, date: row.date }
    }
  )
  return key
}
