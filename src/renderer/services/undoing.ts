import { idOfLive } from '../../shared/changeLog/apply'
import { changesetId, registerOf, stepOf } from '../../shared/changeLog/changeset'
import type { Changeset, OperationId } from '../../shared/changeLog/changeset'
import { inverseOf, replacedOperations } from '../../shared/changeLog/inverse'
import type { StaleRegister } from '../../shared/changeLog/inverse'
import type { KnownOperation, Lookup } from '../../shared/changeLog/standing'
import type { CatalogueRecord } from '../../shared/records/record'
import { isMachineReading } from '../../shared/texts/reasons'
import type { CatalogueDatabase } from '../db/CatalogueDatabase'
import { changeset, changesetsOfStep, lastSteps } from '../db/repositories/changesets'
import { recordsAmong } from '../db/repositories/records'
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

/** What was changed since, and stands in the way of taking a step back. */
export interface LaterChange {
  readonly recordId: string
  readonly recordKind: string
  readonly field: string
  /** Who changed it and when; null where the change is not known. */
  readonly by: Pick<Changeset, 'by' | 'at'> | null
}

export type TakenBack =
  | { readonly kind: 'done'; readonly records: readonly string[] }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'stale'; readonly changes: readonly LaterChange[] }

const remembered = 500

/** The stacks after further changesets: a new step clears what could be redone. */
export function pushSteps(stacks: StepStacks, changesets: readonly Changeset[]): StepStacks {
  let { undoable, redoable } = stacks
  for (const last of changesets) {
    if (isMachineReading(last)) continue
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
    } else {
      // A step chosen from the history, or of another device, was taken back: that is a new step.
      undoable = [...undoable, step].slice(-remembered)
      redoable = []
    }
  }
  return { undoable, redoable }
}

/** Number of the newest changeset in the stacks of a device; 0 where there is none. */
export function newestOf({ undoable, redoable }: StepStacks): number {
  return [...undoable, ...redoable].reduce((newest, { last }) => Math.max(newest, last.n), 0)
}

/** What this device can take back, also from before a restart. */
export async function rememberedSteps(
  database: CatalogueDatabase,
  device: string
): Promise<StepStacks> {
  const changesets = await lastSteps(database, device, remembered)
  return pushSteps({ undoable: [], redoable: [] }, changesets)
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
  const records = await recordsAmong(database, ids)
  const lookup = await lookupFor(database, changesets, [...records.values()])
  const { operations, stale } = inverseOf(changesets, records, lookup)
  if (stale.length > 0) {
    return { kind: 'stale', changes: await laterChanges(database, stale, records) }
  }
  if (operations.length > batchSize) {
    await saving.saveAll(inBatches(operations), { undo: step.id })
  } else {
    await saving.save(operations, { undo: step.id })
  }
  return { kind: 'done', records: ids }
}

/** Naming a few is enough to understand a refusal. */
const namedChanges = 50

async function laterChanges(
  database: CatalogueDatabase,
  stale: readonly StaleRegister[],
  records: ReadonlyMap<string, CatalogueRecord>
): Promise<readonly LaterChange[]> {
  const named = stale.slice(0, namedChanges).map(async ({ recordId, field, operation }) => {
    const [device = '', number] = operation?.split(':') ?? []
    const found = operation === null ? null : await changeset(database, device, Number(number))
    const by = found ? { by: found.by, at: found.at } : null
    return { recordId, recordKind: records.get(recordId)?.kind ?? '', field, by }
  })
  return Promise.all(named)
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
  const read = operationReader(database, changesets)
  const known = new Map<OperationId, KnownOperation>()
  const touched = new Set(changesets.flatMap(({ ops }) => ops.map(registerOf)))
  const live = records.flatMap(record =>
    Object.entries(record.live).flatMap(([register, ids]) =>
      touched.has(register) ? ids.map(idOfLive) : []
    )
  )
  const walked = new Map<OperationId, number>()
  const wanted = [...replacedOperations(changesets), ...live].map(id => ({ id, further: 0 }))
  for (let next = wanted.pop(); next !== undefined; next = wanted.pop()) {
    const { id, further } = next
    if ((walked.get(id) ?? -1) >= further) continue
    walked.set(id, further)
    const found = known.get(id) ?? (await read(id))
    if (!found) continue
    known.set(id, found)
    const { o } = found.operation
    const before = o.at(-1)
    if (found.undo === undefined) {
      if (further > 0 && before !== undefined) wanted.push({ id: before, further: further - 1 })
      continue
    }
    // What an undo took back names what it put back; each undo on the way leads one change further back.
    for (const taken of o) {
      const putBack = (await read(taken))?.operation.o.at(-1)
      wanted.push({ id: taken, further: further + 1 })
      if (putBack !== undefined) wanted.push({ id: putBack, further: further + 1 })
    }
  }
  return id => known.get(id)
}

/** Large steps have thousands of operations in each changeset: none is read twice. */
function operationReader(database: CatalogueDatabase, present: readonly Changeset[]) {
  const read = new Map<string, Changeset | undefined>(
    present.map(found => [changesetId(found), found])
  )
  return async (id: OperationId): Promise<KnownOperation | undefined> => {
    const [device = '', number, index] = id.split(':')
    const key = `${device}:${number ?? ''}`
    if (!read.has(key)) read.set(key, await changeset(database, device, Number(number)))
    const found = read.get(key)
    const operation = found?.ops[Number(index)]
    return found && operation && { operation, step: stepOf(found), undo: found.undo }
  }
}
