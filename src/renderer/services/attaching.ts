import type { Json, Operation } from '../../shared/changeLog/changeset'
import { create, newSubject, setDeleted, setElement, setField } from '../../shared/changeLog/edit'
import { ordersAfter } from '../../shared/changeLog/order'
import { scanIdOf } from '../../shared/attachments/scanId'
import type { StoredFile } from '../../shared/attachments/calls'
import { elementsOf, isDeleted, partOf } from '../../shared/records/record'
import type { CatalogueRecord } from '../../shared/records/record'
import type { CatalogueDatabase } from '../db/CatalogueDatabase'
import { recordById, recordsById } from '../db/repositories/records'
import { newElementKey } from './ids'
import type { Saving } from './saving'

/** How many scans were attached, and how many the record had before. */
export interface Attached {
  readonly attached: number
  readonly present: number
}

/** Above this a save is divided, so that no line of the journal grows without limit. */
const operationsPerSave = 1000

const described = [
  'originalName',
  'mediaType',
  'size',
  'pages',
  'width',
  'height',
  'sha256'
] as const satisfies readonly (keyof StoredFile)[]

/** The record of a stored file: begun when there is none, brought back when it was deleted. */
function scanOperations(file: StoredFile, existing: CatalogueRecord | undefined): Operation[] {
  if (existing) return isDeleted(existing) ? [setDeleted(existing, false)] : []
  const subject = newSubject(scanIdOf(file.sha256), 'scan')
  const values = described.flatMap(field => {
    const value: Json = file[field]
    return value === null ? [] : [setField(subject, field, value)]
  })
  return [create(subject), ...values]
}

function attachedScans(record: CatalogueRecord): Set<unknown> {
  return new Set(elementsOf(record, 'attachments').map(({ value }) => partOf(value, 'scan')))
}

/** Per file, the operations that attach it to the record, after what is attached to it already. */
function* attachOperations(
  record: CatalogueRecord,
  files: readonly StoredFile[],
  scans: readonly (CatalogueRecord | undefined)[],
  begun: Set<string>
): Generator<readonly Operation[]> {
  const attached = attachedScans(record)
  const last = elementsOf(record, 'attachments').at(-1)?.order ?? null
  const orders = ordersAfter(last, files.length)
  for (const [index, file] of files.entries()) {
    const scan = scanIdOf(file.sha256)
    // A file that goes to several records is one scan, begun once.
    const operations = begun.has(scan) ? [] : scanOperations(file, scans[index])
    begun.add(scan)
    const order = orders[index]
    if (attached.has(scan) || order === undefined) yield operations
    else {
      const element = { order, value: { scan } }
      yield [...operations, setElement(record, 'attachments', newElementKey(), element)]
    }
  }
}

function* inBatches(
  groups: Iterable<readonly Operation[]>,
  size: number
): Generator<readonly Operation[]> {
  let batch: Operation[] = []
  for (const group of groups) {
    if (batch.length + group.length > size) {
      yield batch
      batch = []
    }
    batch.push(...group)
  }
  yield batch
}

interface AttachContext {
  readonly database: CatalogueDatabase
  readonly saving: Saving
}

/** Attaches stored files to a record, as one step: all of them, or none. */
export async function attachStored(
  context: AttachContext,
  recordId: string,
  stored: readonly StoredFile[]
): Promise<Attached> {
  return attachToRecords(context, new Map([[recordId, stored]]), 'attached')
}

/** The same for several records at once. */
export async function attachToRecords(
  { database, saving }: AttachContext,
  byRecord: ReadonlyMap<string, readonly StoredFile[]>,
  why: string
): Promise<Attached> {
  let [attached, present] = [0, 0]
  const begun = new Set<string>()
  const groups: (readonly Operation[])[] = []
  for (const [recordId, stored] of byRecord) {
    const record = await recordById(database, recordId)
    if (!record) throw new Error(`There is no record ${recordId} to attach scans to`)
    const files = [...new Map(stored.map(file => [file.sha256, file])).values()]
    const ids = files.map(file => scanIdOf(file.sha256))
    const scans = await recordsById(database, ids)
    groups.push(...attachOperations(record, files, scans, begun))
    const before = attachedScans(record)
    const known = ids.filter(id => before.has(id)).length
    present += known
    attached += files.length - known
  }
  const count = groups.reduce((sum, operations) => sum + operations.length, 0)
  if (count > operationsPerSave) await saving.saveAll(inBatches(groups, operationsPerSave), { why })
  else if (count > 0) await saving.save(groups.flat(), { why })
  return { attached, present }
}
