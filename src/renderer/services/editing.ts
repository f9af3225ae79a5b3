import type { Operation } from '../../shared/changeLog/changeset'
import { create, newSubject } from '../../shared/changeLog/edit'
import type { Subject } from '../../shared/changeLog/edit'
import type { CatalogueRecord } from '../../shared/records/record'
import type { CatalogueDatabase } from '../db/CatalogueDatabase'
import { recordById } from '../db/repositories/records'
import type { SaveOptions, Saving } from './saving'

/** Makes the operations of an edit from the record as it is when its turn comes. */
export type BuildOperations = (
  subject: Subject,
  record: CatalogueRecord | undefined
) => readonly Operation[]

export interface Editing {
  /**
   * Edits one record; edits run one after the other, so that a quick second one sees the first. A record that does
   * not exist yet begins with this edit. Nothing is written when there is nothing to change.
   */
  edit(
    id: string,
    kind: string,
    build: BuildOperations,
    options?: SaveOptions
  ): Promise<CatalogueRecord | undefined>
  /** Resolves when every edit begun so far has ended. */
  settled(): Promise<void>
}

export function createEditing(database: CatalogueDatabase, saving: Saving): Editing {
  let queue: Promise<unknown> = Promise.resolve()

  async function editNow(
    id: string,
    kind: string,
    build: BuildOperations,
    options: SaveOptions | undefined
  ): Promise<CatalogueRecord | undefined> {
    const record = await recordById(database, id)
    const subject = record ?? newSubject(id, kind)
    const operations = build(subject, record)
    if (operations.length === 0) return record
    const all = record ? operations : [create(subject), ...operations]
    const { records } = await saving.save(all, options)
    return records.find(saved => saved.id === id)
  }

  return {
    async edit(id, kind, build, options) {
      const work = queue.then(async () => editNow(id, kind, build, options))
      queue = work.catch(() => undefined)
      return work
    },
    async settled() {
      await queue
    }
  }
}
