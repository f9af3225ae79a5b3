import type { Operation, OperationId } from './changeset'

/** An operation with what is to be known of its changeset. */
export interface KnownOperation {
  readonly operation: Operation
  /** The step (`stepOf`) that it belongs to. */
  readonly step: string
  /** The step that it takes back. */
  readonly undo: string | undefined
}

export type Lookup = (id: OperationId) => KnownOperation | undefined

interface PartsOfUndo {
  /** The operations that it takes back. */
  readonly takenBack: readonly OperationId[]
  /** The one, left standing beside them, whose value it repeats. */
  readonly standsFor: OperationId | undefined
}

/** What stands while an operation is live, where steps were taken back and brought back. */
export interface Standing {
  readonly lookup: Lookup
  /** The operation itself and, where it is an undo or redo, those whose value it put back. */
  operations(id: OperationId): readonly OperationId[]
  /** What an operation that takes back names; it may name what stands for the operation meant. */
  partsOf(known: KnownOperation): PartsOfUndo
}

export function createStanding(lookup: Lookup): Standing {
  // Undo and redo in turn name one another: without it each turn would double the work.
  const found = new Map<OperationId, readonly OperationId[]>()

  function operations(id: OperationId): readonly OperationId[] {
    const before = found.get(id)
    if (before) return before
    // Ends a circle, which no program of ours writes.
    found.set(id, [id])
    const standing = findOperations(id)
    found.set(id, standing)
    return standing
  }

  function findOperations(id: OperationId): readonly OperationId[] {
    const known = lookup(id)
    if (known?.undo === undefined) return [id]
    const { takenBack, standsFor } = partsOf(known)
    const [first] = takenBack
    const taken = first === undefined ? undefined : lookup(first)
    const before = standsFor ?? taken?.operation.o.at(-1)
    return before === undefined ? [id] : [id, ...operations(before)]
  }

  function partsOf({ operation, undo }: KnownOperation): PartsOfUndo {
    const takenBack: OperationId[] = []
    let standsFor: OperationId | undefined
    for (const id of operation.o) {
      const meant = operations(id).find(each => lookup(each)?.step === undo)
      if (meant !== undefined) takenBack.push(meant)
      else if (lookup(id)) standsFor = id
    }
    return { takenBack, standsFor }
  }

  return { lookup, operations, partsOf }
}
