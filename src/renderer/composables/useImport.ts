import { ref, shallowRef, toRaw } from 'vue'
import type { Ref, ShallowRef } from 'vue'
import { checkImport } from '../services/importing'
import type { CheckedImport, ImportOrder, ImportProgress } from '../services/importing'
import type { ImportRequest } from '../worker/import/importTypes'
import { useCatalogue } from './useCatalogue'
import { useImportFile } from './useImportFile'
import type { ImportFileChoice } from './useImportFile'
import { useImportPlan } from './useImportPlan'
import type { ImportPlanChoice } from './useImportPlan'
import { useLocale } from './useLocale'
import { useRefusal } from './useRefusal'
import type { Refusal } from './useRefusal'

export type ImportState =
  | { readonly phase: 'file' }
  | { readonly phase: 'plan' }
  | (ImportProgress & {
      readonly phase: 'running'
      readonly what: 'checking' | 'importing'
    })
  | { readonly phase: 'checked'; readonly check: CheckedImport }
  | { readonly phase: 'done'; readonly check: CheckedImport; readonly isChanged: boolean }

export interface Importing {
  readonly state: Readonly<ShallowRef<ImportState>>
  readonly refusal: Readonly<ShallowRef<Refusal | null>>
  /** The last reading or import was ended by a person, and changed nothing. */
  readonly isCancelled: Readonly<Ref<boolean>>
  readonly file: ImportFileChoice
  readonly plan: ImportPlanChoice
  /** Whether rows that can be taken are imported where others cannot. */
  readonly rows: Ref<ImportRequest['rows']>
  choose(): Promise<void>
  drop(files: readonly File[]): Promise<void>
  /** Reads the whole file and says what would happen; nothing is written. */
  check(): Promise<void>
  /** Writes what was checked, as one step. */
  run(why: string): Promise<void>
  /** Back to the columns, or to the choice of a file. */
  back(): void
  cancel(): void
}

/** One import at a time, from the choice of the file to the report; it runs on while its dialog is closed. */
export function useImport(): Importing {
  const context = useCatalogue()
  const { locale } = useLocale()
  const file = useImportFile()
  const plan = useImportPlan(file)
  const { refusal, attempt } = useRefusal()
  const state = shallowRef<ImportState>({ phase: 'file' })
  const rows = ref<ImportRequest['rows']>('all')
  const isCancelled = ref(false)
  let controller = new AbortController()
  let request: ImportRequest | null = null

  /** What the last check took down is given up. */
  function forget(): void {
    if (state.value.phase === 'checked' || state.value.phase === 'done') state.value.check.close()
  }

  async function choose(how: () => Promise<boolean>): Promise<void> {
    isCancelled.value = false
    await attempt(async () => {
      if (await how()) state.value = { phase: 'plan' }
    })
  }

  function order(what: 'checking' | 'importing'): ImportOrder | null {
    const { value: chosen } = file.file
    if (!chosen || !request) return null
    controller = new AbortController()
    state.value = { phase: 'running', what, part: 0, rows: 0 }
    const { token, name, bytes } = chosen
    return {
      file: {
        token,
        name,
        bytes,
        encoding: file.encoding.value,
        sheet: file.table.value ? file.sheet.value : null
      },
      request,
      signal: controller.signal,
      onProgress(progress) {
        state.value = { phase: 'running', what, ...progress }
      }
    }
  }

  /** Runs one pass over the file; when it fails or is cancelled, all is as it was before. */
  async function pass(
    what: 'checking' | 'importing',
    before: ImportState,
    work: (order: ImportOrder) => Promise<ImportState>
  ): Promise<void> {
    const own = order(what)
    if (!own) return
    let next = before
    isCancelled.value = false
    await attempt(async () => {
      try {
        next = await work(own)
      } catch (error) {
        if (!own.signal.aborted) throw error
        isCancelled.value = true
      }
    })
    state.value = next
  }

  return {
    state,
    refusal,
    isCancelled,
    file,
    plan,
    rows,
    choose: async () => choose(file.choose),
    drop: async files => choose(async () => file.drop(files)),
    async check() {
      if (plan.plans.value.length === 0) return
      forget()
      rows.value = 'all'
      request = {
        plans: toRaw(plan.plans.value),
        translation: plan.translation.value,
        header: file.start.value.header,
        headerLine: file.start.value.headerLine ?? 1,
        areRecords: file.start.value.areRecords === true,
        rows: rows.value,
        delimiter: file.delimiter.value,
        locale: locale.value,
        milliseconds: Date.now(),
        seed: crypto.getRandomValues(new Uint32Array(1))[0] ?? 0
      }
      await pass('checking', { phase: 'plan' }, async own => ({
        phase: 'checked',
        check: await checkImport(context, own)
      }))
    },
    async run(why) {
      const before = state.value
      if (before.phase !== 'checked') return
      if (request) request = { ...request, rows: rows.value }
      await pass('importing', before, async own => {
        await context.snapshots.ensure('beforeImport', own.signal)
        const step = await before.check.run(own, why)
        plan.remember()
        return { phase: 'done', check: before.check, isChanged: step !== null }
      })
    },
    back() {
      isCancelled.value = false
      controller.abort()
      forget()
      state.value = { phase: state.value.phase === 'checked' ? 'plan' : 'file' }
    },
    cancel() {
      controller.abort()
    }
  }
}
