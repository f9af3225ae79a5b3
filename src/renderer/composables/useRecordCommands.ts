import { computed } from 'vue'
import type { ComputedRef, ShallowRef } from 'vue'
import { create, newSubject } from '../../shared/changeLog/edit'
import type { Subject } from '../../shared/changeLog/edit'
import type { Operation } from '../../shared/changeLog/changeset'
import { isDeleted } from '../../shared/records/record'
import type { CatalogueRecord } from '../../shared/records/record'
import { newRecordId } from '../services/ids'
import { carriedOperations, duplicateOperations } from '../services/newRecords'
import { useNavigationStore } from '../stores/navigation'
import { useNoticesStore } from '../stores/notices'
import { useSaveStateStore } from '../stores/saveState'
import { focusFirstField, isInRecordPane } from './focus'
import { leaveField } from './leaveField'
import { useBulk } from './useBulk'
import { useCatalogue } from './useCatalogue'
import { useCommand } from './useCommands'
import { useEditing } from './useEditing'
import type { EditedRecord } from './useEditing'
import { useSelected } from './useSelected'

/** Opens the citations of the field that has the keyboard. */
function openCitations(): void {
  const row = document.activeElement?.closest('[data-form] [data-field]')
  row?.querySelector<HTMLElement>('[data-cite]')?.click()
}

type Copy = (subject: Subject, like: CatalogueRecord) => Operation[]

/** What can be done with the open record as a whole. */
export function useRecordCommands(
  edited: ComputedRef<EditedRecord | null>,
  record: Readonly<ShallowRef<CatalogueRecord | undefined>>
): { restore: () => Promise<void> } {
  const { saving, editing, catalogue } = useCatalogue()
  const navigation = useNavigationStore()
  const saveState = useSaveStateStore()
  const notices = useNoticesStore()
  const { putDeleted } = useEditing()
  const bulk = useBulk()
  const selected = useSelected()

  const canWrite = catalogue.readOnly === null
  const hasRecord = computed(() => canWrite && record.value !== undefined)
  const currentKind = computed(
    () => edited.value?.kind ?? (navigation.list.list === 'kind' ? navigation.list.kind : undefined)
  )

  /** What was being entered is saved before anything else happens. */
  async function settle(): Promise<void> {
    leaveField()
    await editing.settled()
  }

  async function begin(): Promise<void> {
    await settle()
    const kind = currentKind.value
    if (kind === undefined || kind === 'scan') return
    navigation.beginRecord(kind)
    await focusFirstField()
  }

  async function copy(how: Copy): Promise<void> {
    await settle()
    const like = record.value
    if (!like || like.kind === 'scan') return
    const subject = newSubject(newRecordId(), like.kind)
    await saveState.follow(saving.save([create(subject), ...how(subject, like)]))
    navigation.showRecord(subject.id, { list: 'kind', kind: like.kind })
    await focusFirstField()
  }

  /** In the record's own pane that record is meant, whatever is selected beside it. */
  function areSeveral(): boolean {
    return selected.areSeveral.value && !isInRecordPane()
  }

  async function restore(): Promise<void> {
    if (areSeveral()) await bulk.putDeleted(false)
    else if (record.value) await putDeleted(record.value, false)
  }

  async function moveToTrash(): Promise<void> {
    const isOfSeveral = areSeveral()
    await settle()
    if (isOfSeveral) return bulk.putDeleted(true)
    if (!record.value) return
    await putDeleted(record.value, true)
    notices.add('info', 'movedToTrash')
  }

  useCommand('citeField', openCitations, hasRecord)
  useCommand('newRecord', begin, canWrite)
  useCommand('saveAndNew', begin, canWrite)
  useCommand('newLikeThis', async () => copy(carriedOperations), hasRecord)
  useCommand('duplicate', async () => copy(duplicateOperations), hasRecord)
  useCommand('rename', focusFirstField, () => edited.value !== null)
  useCommand(
    'moveToTrash',
    moveToTrash,
    () => canWrite && (selected.areSeveral.value || isTrashed(false))
  )
  useCommand(
    'restoreFromTrash',
    restore,
    () => canWrite && (selected.areSeveral.value || isTrashed(true))
  )

  function isTrashed(wanted: boolean): boolean {
    return record.value !== undefined && isDeleted(record.value) === wanted
  }

  return { restore }
}
