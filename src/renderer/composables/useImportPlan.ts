import { computed, ref, shallowRef, toRaw, watch } from 'vue'
import type { ComputedRef, Ref, ShallowRef } from 'vue'
import type { CorporateKind, TranslationChoice } from '../../shared/import/foreign/translation'
import { hash53 } from '../../shared/import/hash'
import { cautiousPlan } from '../../shared/import/plan'
import type { ColumnRule, ImportPlan } from '../../shared/import/plan'
import { guessPlan, kindOfFormat, knownPlans } from '../../shared/import/planFor'
import type { FileStart } from '../../shared/import/planFor'
import type { Kind } from '../../shared/records/kind'
import { kindNamed } from '../../shared/records/kinds'
import type { ImportFileChoice } from './useImportFile'
import { useRemembered } from './useRemembered'

/** How many headers are remembered with what was chosen for them. */
const remembered = 12

export interface ImportPlanChoice {
  /** One for each kind of record that the file brings. */
  readonly plans: ShallowRef<readonly ImportPlan[]>
  /** The first of them, or the only one. */
  readonly plan: ComputedRef<ImportPlan | null>
  readonly kind: ComputedRef<Kind | null>
  /** True where the format itself says what its columns mean. */
  readonly isKnown: ComputedRef<boolean>
  /** For a table of another system. */
  readonly translation: ComputedRef<TranslationChoice | null>
  /** What bodies of authority records become. */
  readonly corporate: Readonly<Ref<CorporateKind>>
  chooseCorporate(kind: CorporateKind): void
  /** True where the plan was used before, for a file with this header. */
  readonly isRemembered: ComputedRef<boolean>
  /** The beginning of the file, for guesses. */
  readonly start: ComputedRef<FileStart>
  /** In all plans, if there are several. */
  change(changes: Partial<ImportPlan>): void
  changeRule(column: number, changes: Partial<ColumnRule>): void
  /** Guesses anew, for another kind. */
  chooseKind(name: string): void
  /** Files with the same header begin with this plan from now on. */
  remember(): void
}

export function useImportPlan(file: ImportFileChoice): ImportPlanChoice {
  const stored = useRemembered<Readonly<Record<string, ImportPlan>>>('importPlans', {})
  const plans = shallowRef<readonly ImportPlan[]>([])
  const corporate = ref<CorporateKind>('organisation')
  const key = computed(() => String(hash53(JSON.stringify(file.start.value.header))))
  const { start } = file
  const translation = computed((): TranslationChoice | null =>
    file.foreign.value ? { format: file.foreign.value, corporate: corporate.value } : null
  )
  const isKnown = computed(() => translation.value !== null || start.value.kinds !== undefined)
  const isRemembered = computed(() => !isKnown.value && stored.value[key.value] !== undefined)

  function begin(): readonly ImportPlan[] {
    const known = knownPlans(start.value, translation.value)
    if (known) return known
    if (start.value.header.length === 0) return []
    const before = toRaw(stored.value[key.value])
    return [
      before
        ? { ...cautiousPlan, ...before }
        : guessPlan(start.value, kindOfFormat(file.examination.value?.format))
    ]
  }

  watch([start, translation], () => (plans.value = begin()), { immediate: true })

  return {
    plans,
    plan: computed(() => plans.value[0] ?? null),
    kind: computed(() => kindNamed(plans.value[0]?.kind ?? '') ?? null),
    isKnown,
    translation,
    corporate,
    chooseCorporate: kind => (corporate.value = kind),
    isRemembered,
    start,
    change(changes) {
      plans.value = plans.value.map(plan => ({ ...plan, ...changes }))
    },
    changeRule(column, changes) {
      const [plan] = plans.value
      if (!plan) return
      const columns = plan.columns.map((rule, index) =>
        index === column ? { ...rule, ...changes } : rule
      )
      plans.value = [{ ...plan, columns }]
    },
    chooseKind(name) {
      const kind = kindNamed(name)
      if (kind) plans.value = [guessPlan(start.value, kind)]
    },
    remember() {
      const [plan] = plans.value
      if (!plan || isKnown.value) return
      const others = Object.entries(stored.value).filter(([name]) => name !== key.value)
      const latest = [...others.slice(1 - remembered), [key.value, plan] as const]
      stored.value = Object.fromEntries(latest)
    }
  }
}
