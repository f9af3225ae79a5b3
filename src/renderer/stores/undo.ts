import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { newestOf, pushSteps, rememberedSteps, takeBack } from '../services/undoing'
import type { Changeset } from '../../shared/changeLog/changeset'
import type { Step, StepStacks, TakenBack } from '../services/undoing'
import type { CatalogueContext } from '../services/catalogueContext'

/** What can be taken back and brought back, by this device, also from before a restart. */
export const useUndoStore = defineStore('undo', () => {
  const stacks = shallowRef<StepStacks>({ undoable: [], redoable: [] })
  let context: CatalogueContext | null = null
  let running: Promise<unknown> = Promise.resolve()

  /** Reads what was done before; what is asked meanwhile waits for it. */
  async function begin(opened: CatalogueContext): Promise<void> {
    const reading = read(opened)
    running = reading.catch(() => undefined)
    return reading
  }

  async function read(opened: CatalogueContext): Promise<void> {
    context = opened
    const device = opened.catalogue.device
    let saved: readonly Changeset[] | null = []
    opened.saving.onCommitted(({ changesets }) => {
      const own = changesets.filter(({ d }) => d === device)
      if (saved) saved = [...saved, ...own]
      else stacks.value = pushSteps(stacks.value, own)
    })
    const remembered = await rememberedSteps(opened.database, device)
    // What was saved while they were read may be among them.
    const newest = newestOf(remembered)
    stacks.value = pushSteps(
      remembered,
      saved.filter(({ n }) => n > newest)
    )
    saved = null
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
