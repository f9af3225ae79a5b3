import { shallowRef } from 'vue'
import type { ShallowRef } from 'vue'
import { kindNamed } from '../../shared/records/kinds'
import { otherColumnsField } from '../../shared/records/otherColumns'
import { prepareAtom, textSlabs } from '../services/exportAtom'
import type { AtomFile, AtomForm } from '../services/exportAtom'
import { atomFileNames } from '../services/exportChoices'
import type { ExportChoices } from '../services/exportChoices'
import { csvSlabs, otherColumnsOf } from '../services/exportCsv'
import { writeExport } from '../services/exporting'
import type { Exported, ExportFile } from '../services/exporting'
import type { ExportSource } from '../services/exportRecords'
import { useCatalogue } from './useCatalogue'
import { useLocale } from './useLocale'
import { useRefusal } from './useRefusal'
import type { Refusal } from './useRefusal'

export type IdsByKind = ReadonlyMap<string, readonly string[]>

export type ExportState =
  | { readonly phase: 'choosing' }
  | { readonly phase: 'running'; readonly done: number; readonly total: number }
  /** Waits for a word on what AtoM cannot hold. */
  | { readonly phase: 'asking'; readonly form: AtomForm; readonly file: AtomFile }
  | { readonly phase: 'done'; readonly exported: Exported }

export interface Exporting {
  readonly state: Readonly<ShallowRef<ExportState>>
  readonly refusal: Readonly<ShallowRef<Refusal | null>>
  start(choices: ExportChoices, ids: () => Promise<IdsByKind>): Promise<void>
  /** Writes the file that was prepared. */
  goOn(): Promise<void>
  /** Stops what runs; otherwise begins anew. */
  cancel(): void
  reveal(): Promise<void>
}

function countOf(ids: IdsByKind): number {
  return [...ids.values()].reduce((sum, list) => sum + list.length, 0)
}

/** One export at a time, from the choice to the file; it runs on while its dialog is closed. */
export function useExport(): Exporting {
  const { main, database, index } = useCatalogue()
  const { locale } = useLocale()
  const { refusal, attempt } = useRefusal()
  const state = shallowRef<ExportState>({ phase: 'choosing' })
  let controller = new AbortController()

  function begin(total: number): ExportSource {
    controller = new AbortController()
    let done = 0
    state.value = { phase: 'running', done, total }
    const onRead = (records: number): void => {
      done += records
      state.value = { phase: 'running', done, total }
    }
    return { database, locale: locale.value, signal: controller.signal, onRead }
  }

  async function write(files: readonly ExportFile[]): Promise<ExportState> {
    const exported = await writeExport(main.exports, files, controller.signal)
    return exported ? { phase: 'done', exported } : { phase: 'choosing' }
  }

  async function writeCsv({ format, withoutColumns }: ExportChoices, ids: IdsByKind) {
    const source = begin(countOf(ids))
    const hasOthers = (await index.valuesOf(otherColumnsField, 'column')).length > 0
    const files: ExportFile[] = []
    for (const [name, list] of ids) {
      const kind = kindNamed(name)
      if (!kind || (list.length === 0 && ids.size > 1)) continue
      const others = hasOthers ? await otherColumnsOf(source, list) : []
      const options = { kind, ids: list, format, without: withoutColumns[name] ?? [], others }
      files.push({ name: `${kind.plural}.csv`, slabs: csvSlabs(source, options) })
    }
    return write(files)
  }

  async function writeAtom(form: AtomForm, file: AtomFile): Promise<ExportState> {
    state.value = { phase: 'running', done: file.rows, total: file.rows }
    return write([{ name: atomFileNames[form], slabs: textSlabs(file.text) }])
  }

  async function run(work: () => Promise<ExportState>): Promise<void> {
    let next: ExportState = { phase: 'choosing' }
    await attempt(async () => {
      try {
        next = await work()
      } catch (error) {
        if (!controller.signal.aborted) throw error
      }
    })
    state.value = next
  }

  return {
    state,
    refusal,
    start: async (choices, ids) =>
      run(async () => {
        const { form } = choices
        const found = await ids()
        if (form === 'csv') return writeCsv(choices, found)
        const file = await prepareAtom(begin(countOf(found)), form, [...found.values()].flat())
        const hasRemarks = file.losses.length > 0 || file.issues.length > 0
        return hasRemarks ? { phase: 'asking', form, file } : writeAtom(form, file)
      }),
    goOn: async () =>
      run(async () => {
        const asking = state.value
        return asking.phase === 'asking' ? writeAtom(asking.form, asking.file) : asking
      }),
    cancel() {
      controller.abort()
      if (state.value.phase === 'running') return
      state.value = { phase: 'choosing' }
      void attempt(async () => undefined)
    },
    async reveal() {
      const { value } = state
      if (value.phase !== 'done') return
      await attempt(async () => main.exports.reveal(value.exported.job))
    }
  }
}
