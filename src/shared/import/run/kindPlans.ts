import { guessRules } from '../guess'
import type { ImportPlan } from '../plan'
import { splitRepeated } from '../../csv/repeat'
import { layoutOf, textIn } from '../layout'
import type { LayoutCell } from '../layout'
import type { Kind } from '../../records/kind'
import { kindNamed } from '../../records/kinds'
import type { Matches } from './matching'

/** How the rows of one kind are read. */
export interface KindPlan {
  readonly plan: ImportPlan
  readonly kind: Kind
  readonly matches: Matches
}

export type KindPlans = readonly [KindPlan, ...KindPlan[]]

/** The plan for rows of this kind; that of a file of one kind where the row names none. */
export function planFor(plans: KindPlans, kind: string | undefined): KindPlan {
  return plans.find(candidate => candidate.kind.name === kind) ?? plans[0]
}

export function kindOfPlan({ kind: name }: ImportPlan): Kind {
  const kind = kindNamed(name)
  if (!kind) throw new Error(`No kind is named ${name}`)
  return kind
}

const derived = new WeakMap<KindPlan, Map<string, KindPlan>>()

/** The same columns read for records of another kind, which has fields of the same names. */
export function planForKind(own: KindPlan, name: string): KindPlan | null {
  const kind = kindNamed(name)
  if (!kind) return null
  const known = derived.get(own) ?? new Map<string, KindPlan>()
  derived.set(own, known)
  const found = known.get(name)
  if (found) return found
  const header = own.plan.columns.map(rule => rule.header)
  const plan = { ...own.plan, kind: name, columns: guessRules(kind, header, []) }
  const made = { plan, kind, matches: own.matches }
  known.set(name, made)
  return made
}

const titles = new WeakMap<ImportPlan, LayoutCell | null>()

/** What a row calls its record: the title or first name that it brings. */
export function labelOfRow({ plan, kind }: KindPlan, row: readonly string[]): string {
  const layout = layoutOf(plan)
  let cell = titles.get(plan)
  if (cell === undefined) {
    const fields = kind.titleFields.flatMap(
      name => layout.fields.find(({ field }) => field.name === name) ?? []
    )
    cell = fields[0]?.cells[0] ?? null
    titles.set(plan, cell)
  }
  if (!cell) return ''
  const text = textIn(row, layout, cell)
  return cell.target.isRepeated ? (splitRepeated(text)[0] ?? '') : text
}
