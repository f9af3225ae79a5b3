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
  scans: readonly (CatalogueRecord | undefined)[]
): Generator<readonly Operation[]> {
  const attached = attachedScans(record)
  const last = elementsOf(record, 'attachments').at(-1)?.order ?? null
  const orders = ordersAfter(last, files.length)
  for (const [index, file] of files.entries()) {
    const scan = scanIdOf(file.sha256)
    const operations = scanOperations(file, scans[index])
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

/** Attaches stored files to a record, as one step: all of them, or none. */
export async function attachStored(
  { database, saving }: { readonly database: CatalogueDatabase; readonly saving: Saving },
  recordId: string,
  stored: readonly StoredFile[]
): Promise<Attached> {
  const record = await recordById(database, recordId)
  if (!record) throw new Error(`There is no record ${recordId} to attach scans to`)
  const files = [...new Map(stored.map(file => [file.sha256, file])).values()]
  const ids = files.map(file => scanIdOf(file.sha256))
  const scans = await recordsById(database, ids)
  const groups = [...attachOperations(record, files, scans)]
  const operations = groups.flat()
  const options = { why: 'attached' }
  if (operations.length > operationsPerSave) {
    await saving.saveAll(inBatches(groups, operationsPerSave), options)
  } else if (operations.length > 0) {
    await saving.save(operations, options)
  }
  const before = attachedScans(record)
  const present = ids.filter(id => before.has(id)).length
  return { attached: files.length - present, present }
}
