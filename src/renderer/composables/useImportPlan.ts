import { computed, shallowRef, toRaw, watch } from 'vue'
import type { ComputedRef, ShallowRef } from 'vue'
import { unguardCell } from '../../shared/csv/guard'
import { guessKinds, guessRules, isOwnHeader } from '../../shared/import/guess'
import { hash53 } from '../../shared/import/hash'
import { matchForBibliography } from '../../shared/import/matchForBibliography'
import type { ColumnRule, ImportPlan } from '../../shared/import/plan'
import type { Kind } from '../../shared/records/kind'
import { kindNamed } from '../../shared/records/kinds'
import type { ImportFileChoice } from './useImportFile'
import { useRemembered } from './useRemembered'

/** How many headers are remembered with what was chosen for them. */
const remembered = 12

export interface ImportPlanChoice {
  readonly plan: ShallowRef<ImportPlan | null>
  readonly kind: ComputedRef<Kind | null>
  /** True where the plan was used before, for a file with this header. */
  readonly isRemembered: ComputedRef<boolean>
  change(changes: Partial<ImportPlan>): void
  changeRule(column: number, changes: Partial<ColumnRule>): void
  /** Guesses anew, for another kind. */
  chooseKind(name: string): void
  /** Files with the same header begin with this plan from now on. */
  remember(): void
}

export function useImportPlan(file: ImportFileChoice): ImportPlanChoice {
  const plans = useRemembered<Readonly<Record<string, ImportPlan>>>('importPlans', {})
  const plan = shallowRef<ImportPlan | null>(null)
  const key = computed(() => String(hash53(JSON.stringify(file.header.value))))
  const isRemembered = computed(() => plans.value[key.value] !== undefined)

  watch(
    file.header,
    header => {
      if (header.length === 0) plan.value = null
      else plan.value = toRaw(plans.value[key.value]) ?? guessed(header, file, kindOf(file))
    },
    { immediate: true }
  )

  return {
    plan,
    kind: computed(() => (plan.value ? (kindNamed(plan.value.kind) ?? null) : null)),
    isRemembered,
    change(changes) {
      if (plan.value) plan.value = { ...plan.value, ...changes }
    },
    changeRule(column, changes) {
      if (!plan.value) return
      const columns = plan.value.columns.map((rule, index) =>
        index === column ? { ...rule, ...changes } : rule
      )
      plan.value = { ...plan.value, columns }
    },
    chooseKind(name) {
      const kind = kindNamed(name)
      if (kind) plan.value = guessed(file.header.value, file, kind)
    },
    remember() {
      if (!plan.value) return
      const others = Object.entries(plans.value).filter(([name]) => name !== key.value)
      const latest = [...others.slice(1 - remembered), [key.value, plan.value] as const]
      plans.value = Object.fromEntries(latest)
    }
  }
}

/** The entries of a bibliography are sources; the kind of other rows is guessed. */
function kindOf({ examination }: ImportFileChoice): Kind | null {
  const format = examination.value?.format
  const isBibliography = format === 'ris' || format === 'bibtex' || format === 'csl'
  return isBibliography ? (kindNamed('source') ?? null) : null
}

function guessed(
  header: readonly string[],
  file: ImportFileChoice,
  chosen: Kind | null
): ImportPlan {
  const rows = file.rows.value
  const plain = header.map(unguardCell)
  const kind = chosen ?? guessKinds(plain, rows)[0]?.kind
  const isOwn = kind !== undefined && isOwnHeader(kind, plain)
  const columns = kind ? guessRules(kind, plain, rows) : []
  const codeColumn = columns.findIndex(
    ({ target }) => typeof target === 'object' && target.field === 'referenceCode'
  )
  return {
    kind: kind?.name ?? '',
    columns,
    constants: [],
    dayFirst: null,
    calendar: 'gregorian',
    decimalMark: null,
    // The cells of a workbook are text or numbers, never formulas in disguise.
    isGuarded: isOwn && !file.table.value,
    match: isOwn
      ? { by: 'id', columns: [] }
      : (matchForBibliography(plain, rows) ?? {
          by: codeColumn === -1 ? 'nothing' : 'referenceCode',
          columns: []
        }),
    found: 'update',
    missing: 'create',
    emptyCells: isOwn ? 'clear' : 'keep',
    createsReferences: false,
    terms: {}
  }
}
