import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { pushSteps, rememberedSteps, takeBack } from '../services/undoing'
import type { Step, StepStacks, TakenBack } from '../services/undoing'
import type { CatalogueContext } from '../services/catalogueContext'

/** What can be taken back and brought back, by this device, also from before a restart. */
export const useUndoStore = defineStore('undo', () => {
  const stacks = shallowRef<StepStacks>({ undoable: [], redoable: [] })
  let context: CatalogueContext | null = null
  let running: Promise<unknown> = Promise.resolve()

  async function begin(opened: CatalogueContext): Promise<void> {
    context = opened
    const device = opened.catalogue.device
    stacks.value = await rememberedSteps(opened.database, device)
    opened.saving.onCommitted(({ changesets }) => {
      stacks.value = pushSteps(
        stacks.value,
        changesets.filter(changeset => changeset.d === device)
      )
    })
  }

  async function run(choose: () => Step | undefined): Promise<TakenBack> {
    const work = running.then(async () => {
      if (!context) return { kind: 'nothing' } as const
      return takeBack(context.database, context.saving, choose())
    })
    running = work.catch(() => undefined)
    return work
  }

  return {
    stacks,
    begin,
    undo: async () => run(() => stacks.value.undoable.at(-1)),
    redo: async () => run(() => stacks.value.redoable.at(-1)),
    /** Takes back any step, not only the last. */
    takeBack: async (step: Step) => run(() => step)
  }
})
