import { textOf, valueOf } from '../../records/record'
import type { CatalogueRecord } from '../../records/record'

/** The catalogue program; a working copy knows no institution, and invents none. */
export const agency = 'Opis'

/** When something happened to the record, by the clock of the program. */
export interface MaintenanceEvent {
  readonly type: 'created' | 'revised'
  /** ISO 8601 to the second, without a time zone: UTC. */
  readonly moment: string
}

export function maintenanceStatus({ createdAt, updatedAt }: CatalogueRecord): 'new' | 'revised' {
  return updatedAt > createdAt ? 'revised' : 'new'
}

export function maintenanceEvents(record: CatalogueRecord): readonly MaintenanceEvent[] {
  const created = { type: 'created', moment: moment(record.createdAt) } as const
  const revised = { type: 'revised', moment: moment(record.updatedAt) } as const
  return maintenanceStatus(record) === 'new' ? [created] : [created, revised]
}

/** Which of the stages of the catalogue a target knows, in its own spelling. */
export function publicationStatus<Word>(
  record: CatalogueRecord,
  words: { readonly draft: Word; readonly checked: Word; readonly published: Word }
): Word | undefined {
  const status = textOf(valueOf(record, 'status'))
  return status === 'draft' || status === 'checked' || status === 'published'
    ? words[status]
    : undefined
}

function moment(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 19)
}
