import type { CatalogueRecord } from '../../shared/records/record'
import { canonicalRecord } from '../../shared/restoring/canonical'
import type { DrillDifference, DrillKind, DrillResult } from '../../shared/restoring/drill'
import type { CatalogueDatabase } from '../db/CatalogueDatabase'
import { allRecords } from '../db/repositories/records'

const pageSize = 500
const mostShown = 100
const digestBytes = 32

export type Comparison = Omit<DrillResult, 'milliseconds'>

/** Walks through two databases side by side, in order of ids. */
export async function compareDatabases(
  restored: CatalogueDatabase,
  catalogue: CatalogueDatabase,
  onRecords: (done: number) => void
): Promise<Comparison> {
  const [left, right] = [createSide(restored), createSide(catalogue)]
  const tally = createTally()
  for (let done = 0; ; onRecords(++done)) {
    const [one, other] = [await left.head(), await right.head()]
    if (!one && !other) break
    const isOne = one && (!other || one.id <= other.id)
    const isOther = other && (!one || other.id <= one.id)
    tally.add(isOne ? one : undefined, isOther ? other : undefined)
    if (isOne) left.advance()
    if (isOther) right.advance()
  }
  const [restoredSum, catalogueSum] = [await left.sum(), await right.sum()]
  const found = tally.found()
  const isEqual = found.differing === 0 && restoredSum === catalogueSum
  return { ...found, restoredSum, catalogueSum, isEqual }
}

interface Entry {
  readonly id: string
  readonly kind: string
  readonly digest: string
}

/** One database as a sequence of digests. */
function createSide(database: CatalogueDatabase) {
  const pages = allRecords(database, pageSize)
  let entries: readonly Entry[] = []
  let next = 0
  const digests: Uint8Array[] = []

  async function load(): Promise<void> {
    const { done, value } = await pages.next()
    next = 0
    if (done === true) {
      entries = []
      return
    }
    const found = await Promise.all(value.map(digestOf))
    digests.push(...found)
    entries = value.map(({ id, kind }, position) => ({
      id,
      kind,
      digest: hexOf(found[position] ?? new Uint8Array())
    }))
  }

  return {
    async head(): Promise<Entry | undefined> {
      if (next === entries.length) await load()
      return entries[next]
    },
    advance(): void {
      next++
    },
    async sum(): Promise<string> {
      const all = new Uint8Array(digests.length * digestBytes)
      digests.forEach((digest, position) => {
        all.set(digest, position * digestBytes)
      })
      return hexOf(await sha256(all))
    }
  }
}

async function digestOf(record: CatalogueRecord): Promise<Uint8Array> {
  return sha256(new TextEncoder().encode(canonicalRecord(record)))
}

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
}

function hexOf(bytes: Uint8Array): string {
  return [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('')
}

function createTally() {
  const kinds = new Map<string, { restored: number; catalogue: number; differing: number }>()
  const differences: DrillDifference[] = []
  let differing = 0

  function countsOf(kind: string) {
    const counts = kinds.get(kind) ?? { restored: 0, catalogue: 0, differing: 0 }
    kinds.set(kind, counts)
    return counts
  }

  return {
    add(restored: Entry | undefined, catalogue: Entry | undefined): void {
      const { id, kind } = catalogue ?? restored ?? { id: '', kind: '' }
      if (restored) countsOf(restored.kind).restored++
      if (catalogue) countsOf(catalogue.kind).catalogue++
      if (restored?.digest === catalogue?.digest) return
      differing++
      countsOf(kind).differing++
      const what = !restored ? 'onlyCatalogue' : catalogue ? 'differs' : 'onlyRestored'
      if (differences.length < mostShown) differences.push({ id, kind, what })
    },
    found(): Pick<Comparison, 'kinds' | 'differences' | 'differing'> {
      const rows: DrillKind[] = [...kinds].map(
        ([kind, { restored, catalogue, differing: count }]) => ({
          kind,
          restored,
          catalogue,
          isEqual: count === 0 && restored === catalogue
        })
      )
      return { kinds: rows.sort((a, b) => (a.kind < b.kind ? -1 : 1)), differences, differing }
    }
  }
}
