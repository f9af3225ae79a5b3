import { hash53 } from '../hash'
import { HashSet } from '../hashSet'
import { codeOfRow } from '../match'
import { namedKinds, parentTexts } from '../referenceTexts'
import type { NameRequest } from '../referenceTexts'
import type { Resolved } from '../readValue'
import { isOwnRow, ownRow } from '../sourceRow'
import { kinds as allKinds } from '../../records/kinds'
import { labelOfRow } from './kindPlans'
import type { KindPlans } from './kindPlans'
import type { PlacedRow } from './placing'

/** The records that rows of a file bring, by what other rows of it call them. */
export interface FileNames {
  resolve(request: NameRequest): Resolved
  /** Whether a row says what the record lies within; by the hash of its id. */
  isMoved(hash: number): boolean
}

export const noFileNames: FileNames = { resolve: () => 'unknown', isMoved: () => false }

/** True where cells may name records of the kinds that the file itself brings. */
export function mayReferToItself(plans: KindPlans): boolean {
  const own = plans.map(({ kind }) => kind.name)
  return plans.some(({ plan }) =>
    namedKinds(plan).some(kinds => kinds.length === 0 || kinds.some(name => own.includes(name)))
  )
}

function folded(kind: string, text: string): number {
  return hash53(`${kind}\t${text.normalize('NFC').trim().toLowerCase()}`)
}

/** Reads the whole file once; only for files whose rows may refer to one another, since it keeps their names. */
export async function readFileNames(rows: AsyncIterable<readonly PlacedRow[]>): Promise<FileNames> {
  const ids = new Map<number, string | null>()
  const add = (hash: number, id: string): void => {
    const other = ids.get(hash)
    ids.set(hash, other === undefined || other === id ? id : null)
  }
  const moved = new HashSet()
  for await (const page of rows) {
    for (const { id, own, refusal, key, cells, about } of page) {
      if (parentTexts(own.plan, cells).length > 0) moved.add(hash53(id))
      if (about?.mustExist === true || (refusal !== null && refusal !== 'rowRepeated')) continue
      if (key !== undefined) add(hash53(ownRow(key)), id)
      for (const text of [codeOfRow(own.plan, cells), labelOfRow(own, cells)])
        if (text !== '') add(folded(own.kind.name, text), id)
    }
  }
  return {
    isMoved: hash => moved.has(hash),
    resolve({ text, kinds }) {
      const hashes = isOwnRow(text)
        ? [hash53(text)]
        : (kinds.length > 0 ? kinds : allKinds.map(({ name }) => name)).map(kind =>
            folded(kind, text)
          )
      const found = hashes.map(hash => ids.get(hash)).filter(id => id !== undefined)
      if (found.includes(null) || new Set(found).size > 1) return 'ambiguous'
      const [id] = found
      return typeof id === 'string' ? { id } : 'unknown'
    }
  }
}
