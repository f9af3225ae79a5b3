import { createJudging } from '../services/judging'
import type { Judging } from '../services/judging'
import { useSaveStateStore } from '../stores/saveState'
import { useCatalogue } from './useCatalogue'

/** Decisions about figures, with their state shown in the title line. */
export function useJudging(): Judging & { readonly canJudge: boolean } {
  const context = useCatalogue()
  const saveState = useSaveStateStore()
  const judging = createJudging(context)
  return {
    canJudge: context.catalogue.readOnly === null,
    rank: async (...given) => saveState.follow(judging.rank(...given)),
    dismiss: async (...given) => saveState.follow(judging.dismiss(...given)),
    reopen: async (...given) => saveState.follow(judging.reopen(...given))
  }
}
