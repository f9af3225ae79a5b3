import { ref, watch } from 'vue'
import type { Ref } from 'vue'
import { rangeOf, rangesOfRows, noRows } from '../../shared/search/rowRanges'
import type { RowRanges } from '../../shared/search/rowRanges'
import { useNavigationStore } from '../stores/navigation'
import { useNoticesStore } from '../stores/notices'
import { useSelectionStore } from '../stores/selection'
import type { View } from '../worker/indexTypes'
import { fieldInFocus, focusFieldSoon } from './focus'
import { leaveField } from './leaveField'
import { useCatalogue } from './useCatalogue'
import { useCommand } from './useCommands'
import type { RecordList } from './useRecordList'

/**
 * The row of the open record and the rows selected: both follow the records when the list changes under them, as
 * after a save or in another order, and begin anew when other records are asked for.
 */
export function useListPosition(list: RecordList, question: () => string): Ref<number> {
  const { index } = useCatalogue()
  const navigation = useNavigationStore()
  const selection = useSelectionStore()
  const notices = useNoticesStore()
  const selectedIndex = ref(-1)
  let asked = question()

  async function carried(from: View, to: View): Promise<RowRanges> {
    if (selection.count < 2) return noRows
    return index.carried(from.view, to.view, [...selection.ranges])
  }

  async function follow(view: View): Promise<void> {
    if (asked !== question()) {
      asked = question()
      selection.view = view
      selection.ranges = noRows
    }
    const id = navigation.recordId
    const [before, at] = [selection.ranges, selectedIndex.value]
    const ranges = await carried(selection.view, view)
    const position = id === null ? -1 : await list.positionOf(id)
    if (list.view.value !== view) return
    selection.view = view
    // What was selected meanwhile was selected in the list as it is now.
    if (selection.ranges === before) {
      selection.ranges = ranges.length > 0 ? ranges : rangesOfRows([position])
    }
    if (selectedIndex.value === at) selectedIndex.value = position
  }

  async function followRecord(id: string | null): Promise<void> {
    const [view, at] = [list.view.value, selectedIndex.value]
    const position = id === null ? -1 : await list.positionOf(id)
    if (list.view.value !== view || id !== navigation.recordId) return
    // Who has gone on meanwhile, as with a key held down, is not taken back to the record that was shown last.
    if (selectedIndex.value !== at || position === at) return
    selectedIndex.value = position
    selection.ranges = rangesOfRows([position])
  }

  watch(list.view, view => {
    follow(view).catch(notices.reportError)
  })
  watch(
    () => navigation.recordId,
    id => {
      followRecord(id).catch(notices.reportError)
    }
  )
  watch(selectedIndex, async position => {
    if (position < 0) return
    const id = await list.idAt(position)
    if (id !== undefined && id !== navigation.recordId && position === selectedIndex.value) {
      navigation.showRecord(id)
    }
  })

  async function step(by: number): Promise<void> {
    const next = selectedIndex.value + by
    if (next < 0 || next >= list.view.value.count) return
    const place = fieldInFocus()
    leaveField()
    selection.ranges = rangeOf(next, next)
    selectedIndex.value = next
    if (place) await focusFieldSoon(place)
  }

  useCommand('nextRecord', async () => step(1))
  useCommand('previousRecord', async () => step(-1))
  return selectedIndex
}
