import type { Json } from '../../shared/changeLog/changeset'
import { setDeleted, setElements, setField } from '../../shared/changeLog/edit'
import type { CatalogueRecord } from '../../shared/records/record'
import type { BuildOperations } from '../services/editing'
import type { SaveOptions } from '../services/saving'
import { useSaveStateStore } from '../stores/saveState'
import { useCatalogue } from './useCatalogue'

/** Which record an edit is of; one that does not exist yet begins with its first edit. */
export interface EditedRecord {
  readonly id: string
  readonly kind: string
}

/** An element as a form holds it: `setElements` gives it its order. */
export interface WantedElement {
  readonly key: string
  readonly value: Json
}

/** Edits that show their state in the title line. A refused edit rejects: the field keeps the text and says so. */
export function useEditing(): {
  edit(
    record: EditedRecord,
    build: BuildOperations,
    options?: SaveOptions
  ): Promise<CatalogueRecord | undefined>
  putField(record: EditedRecord, field: string, value: Json): Promise<CatalogueRecord | undefined>
  putElements(
    record: EditedRecord,
    field: string,
    wanted: readonly WantedElement[]
  ): Promise<CatalogueRecord | undefined>
  putDeleted(record: EditedRecord, isDeleted: boolean): Promise<CatalogueRecord | undefined>
} {
  const { editing } = useCatalogue()
  const saveState = useSaveStateStore()

  async function edit(
    { id, kind }: EditedRecord,
    build: BuildOperations,
    options?: SaveOptions
  ): Promise<CatalogueRecord | undefined> {
    return saveState.follow(editing.edit(id, kind, build, options))
  }

  return {
    edit,
    putField: async (record, field, value) =>
      edit(record, subject => {
        const isSame = JSON.stringify(subject.values[field] ?? null) === JSON.stringify(value)
        return isSame ? [] : [setField(subject, field, value)]
      }),
    putElements: async (record, field, wanted) =>
      edit(record, subject => setElements(subject, field, wanted)),
    putDeleted: async (record, isDeleted) =>
      edit(record, subject => [setDeleted(subject, isDeleted)])
  }
}
