import { computed } from 'vue'
import type { ComputedRef } from 'vue'
import { planByTemplate } from '../../shared/import/planFor'
import type { ImportPlan } from '../../shared/import/plan'
import type { ImportPlanChoice } from './useImportPlan'
import { useRemembered } from './useRemembered'

/** Plans that are kept under a name, for files whose columns have the same names in any order. */
export interface ImportTemplates {
  readonly names: ComputedRef<readonly string[]>
  choose(name: string): void
  keep(name: string): void
  remove(name: string): void
}

export function useImportTemplates(choice: ImportPlanChoice): ImportTemplates {
  const stored = useRemembered<Readonly<Record<string, ImportPlan>>>('importTemplates', {})
  return {
    names: computed(() => Object.keys(stored.value).sort((one, other) => one.localeCompare(other))),
    choose(name) {
      const template = stored.value[name]
      if (template) choice.plans.value = [planByTemplate(template, choice.start.value)]
    },
    keep(name) {
      const { value: plan } = choice.plan
      const own = name.trim()
      if (plan && own !== '') stored.value = { ...stored.value, [own]: plan }
    },
    remove(name) {
      stored.value = Object.fromEntries(
        Object.entries(stored.value).filter(([other]) => other !== name)
      )
    }
  }
}
