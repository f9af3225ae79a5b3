import { idOfLive } from '../../shared/changeLog/apply'
import { registerOf, stepOf } from '../../shared/changeLog/changeset'
import type { Changeset, OperationId } from '../../shared/changeLog/changeset'
import { inverseOf, replacedOperations } from '../../shared/changeLog/inverse'
import type { KnownOperation, Lookup, StaleRegister } from '../../shared/changeLog/inverse'
import type { CatalogueRecord } from '../../shared/records/record'
import type { CatalogueDatabase } from '../db/CatalogueDatabase'
import { changeset, changesetsOfStep, lastChangesets } from '../db/repositories/changesets'
import { recordsById } from '../db/repositories/records'
import type { Saving } from './saving'

/** A step that can be taken back or brought back. */
export interface Step {
  readonly id: string
  /** One changeset of it; the others of its transaction are found from the last one. */
  readonly last: Changeset
}

export interface StepStacks {
  readonly undoable: readonly Step[]
  readonly redoable: readonly Step[]
}

export type TakenBack =
  | { readonly kind: 'done'; readonly records: readonly string[] }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'stale'; readonly registers: readonly StaleRegister[] }

const remembered = 500

/** The stacks after further changesets: a new step clears what could be redone. */
export function pushSteps(stacks: StepStacks, changesets: readonly Changeset[]): StepStacks {
  let { undoable, redoable } = stacks
  for (const last of changesets) {
    const step = { id: stepOf(last), last }
    const isSameStep = (candidate: Step | undefined): boolean => candidate?.id === step.id
    if (isSameStep(undoable.at(-1))) undoable = [...undoable.slice(0, -1), step]
    else if (isSameStep(redoable.at(-1))) redoable = [...redoable.slice(0, -1), step]
    else if (last.undo === undefined) {
      undoable = [...undoable, step].slice(-remembered)
      redoable = []
    } else if (undoable.at(-1)?.id === last.undo) {
      undoable = undoable.slice(0, -1)
      redoable = [...redoable, step]
    } else if (redoable.at(-1)?.id === last.undo) {
      redoable = redoable.slice(0, -1)
      undoable = [...undoable, step]
    }
  }
  return { undoable, redoable }
}

/** What this device can take back, also from before a restart. */
export async function rememberedSteps(
  database: CatalogueDatabase,
  device: string
): Promise<StepStacks> {
  return pushSteps(
    { undoable: [], redoable: [] },
    await lastChangesets(database, device, remembered)
  )
}

/** Takes a step back, as a step of its own; nothing is written when something it changed was changed since. */
export async function takeBack(
  database: CatalogueDatabase,
  saving: Saving,
  step: Step | undefined
): Promise<TakenBack> {
  if (!step) return { kind: 'nothing' }
  const changesets = await changesetsOfStep(database, step.last)
  const ids = [...new Set(changesets.flatMap(({ ops }) => ops.map(operation => operation.r)))]
  const records = new Map<string, CatalogueRecord>()
  for (const record of await recordsById(database, ids)) if (record) records.set(record.id, record)
  const lookup = await lookupFor(database, changesets, [...records.values()])
  const { operations, stale } = inverseOf(changesets, records, lookup)
  if (stale.length > 0) return { kind: 'stale', registers: stale }
  if (operations.length > batchSize) {
    await saving.saveAll(inBatches(operations), { undo: step.id })
  } else {
    await saving.save(operations, { undo: step.id })
  }
  return { kind: 'done', records: ids }
}

const batchSize = 1000

function* inBatches<Item>(items: readonly Item[]): Generator<readonly Item[]> {
  for (let start = 0; start < items.length; start += batchSize) {
    yield items.slice(start, start + batchSize)
  }
}

/** Reads the operations that an inverse looks up: those replaced, and how far undo has put others back. */
async function lookupFor(
  database: CatalogueDatabase,
  changesets: readonly Changeset[],
  records: readonly CatalogueRecord[]
): Promise<Lookup> {
  const known = new Map<OperationId, KnownOperation>()
  const touched = new Set(changesets.flatMap(({ ops }) => ops.map(registerOf)))
  const live = records.flatMap(record =>
    Object.entries(record.live).flatMap(([register, ids]) =>
      touched.has(register) ? ids.map(idOfLive) : []
    )
  )
  async function know(id: OperationId | undefined): Promise<KnownOperation | undefined> {
    if (id === undefined) return undefined
    const found = known.get(id) ?? (await readOperation(database, id))
    if (found) known.set(id, found)
    return found
  }
  const wanted = [...replacedOperations(changesets), ...live]
  for (let id = wanted.pop(); id !== undefined; id = wanted.pop()) {
    const found = await know(id)
    if (!found?.isUndo) continue
    // What an undo took back names what it put back, which may have been put back itself.
    const putBack = (await know(found.operation.o[0]))?.operation.o.at(-1)
    if (putBack !== undefined) wanted.push(putBack)
  }
  return id => known.get(id)
}

async function readOperation(
  database: CatalogueDatabase,
  id: OperationId
): Promise<KnownOperation | undefined> {
  const [device = '', number, index] = id.split(':')
  const found = await changeset(database, device, Number(number))
  const operation = found?.ops[Number(index)]
  return found && operation && { operation, isUndo: found.undo !== undefined }
}
