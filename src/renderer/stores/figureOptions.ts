import { defineStore } from 'pinia'
import { computed } from 'vue'
import { useRemembered } from '../composables/useRemembered'
import { defaultCheckOptions } from '../../shared/figures/checks'

/** What was chosen for looking at figures; remembered. */
export const useFigureOptionsStore = defineStore('figureOptions', () => {
  /** Per cent from one date to the next from which a change is remarked. */
  const jump = useRemembered('figures.jump', defaultCheckOptions.jump)
  /** How far from its date a total may take a figure, in months. */
  const months = useRemembered('figures.months', 0)
  const checkOptions = computed(() => ({ jump: jump.value }))

  return { jump, months, checkOptions }
})
