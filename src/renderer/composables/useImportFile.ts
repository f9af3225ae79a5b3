import { computed, ref, shallowRef } from 'vue'
import type { ComputedRef, Ref, ShallowRef } from 'vue'
import { sniffDelimiter } from '../../shared/csv/sniff'
import type { Encoding } from '../../shared/import/encodings'
import { isTableFormat, sampleBytes } from '../../shared/import/file'
import type { ImportExamination, ImportFile, ImportTable } from '../../shared/import/file'
import { foreignFormat } from '../../shared/import/foreign/formats'
import type { ForeignFormat } from '../../shared/import/foreign/translation'
import { startOfTable } from '../../shared/import/planFor'
import type { FileStart } from '../../shared/import/planFor'
import { startOfText } from '../../shared/import/textStart'
import { tokensForFiles } from '../services/droppedFiles'
import { useCatalogue } from './useCatalogue'

/** The file chosen for import, as it reads in the encoding and with the delimiter chosen. */
export interface ImportFileChoice {
  readonly file: Readonly<ShallowRef<ImportFile | null>>
  readonly examination: Readonly<ShallowRef<ImportExamination | null>>
  readonly encoding: Ref<Encoding>
  /** A person has looked at it, or there is no doubt. */
  readonly isEncodingSettled: Ref<boolean>
  readonly delimiter: Ref<string>
  /** Of a workbook, a bibliography or an XML file, which has no delimiter; null for a text. */
  readonly table: Readonly<ShallowRef<ImportTable | null>>
  /** Number of the sheet read, from 0. */
  readonly sheet: Ref<number>
  readonly start: ComputedRef<FileStart>
  /** A table of another system, by its header. */
  readonly foreign: ComputedRef<ForeignFormat | null>
  /** False when no file was chosen. */
  choose(): Promise<boolean>
  drop(files: readonly File[]): Promise<boolean>
  /** Reads the beginning again, after the encoding or the sheet was changed. */
  readAgain(): Promise<void>
}

export function useImportFile(): ImportFileChoice {
  const { imports } = useCatalogue().main
  const file = shallowRef<ImportFile | null>(null)
  const examination = shallowRef<ImportExamination | null>(null)
  const encoding = ref<Encoding>('utf-8')
  const isEncodingSettled = ref(true)
  const delimiter = ref(',')
  const sample = ref('')
  const table = shallowRef<ImportTable | null>(null)
  const sheet = ref(0)

  async function readAgain(): Promise<void> {
    if (file.value) await read(file.value, examination.value)
  }

  async function read(chosen: ImportFile, found: ImportExamination | null): Promise<void> {
    if (found && isTableFormat(found.format)) {
      const choice = { encoding: encoding.value, sheet: sheet.value }
      table.value = await imports.table(chosen.token, choice)
      sample.value = ''
    } else {
      sample.value = await imports.sample(chosen.token, encoding.value)
      table.value = null
    }
  }

  async function take(chosen: ImportFile | null): Promise<boolean> {
    if (!chosen) return false
    const found = await imports.examine(chosen.token)
    encoding.value = found.encodings[0]?.encoding ?? 'utf-8'
    sheet.value = 0
    await read(chosen, found)
    file.value = chosen
    examination.value = found
    isEncodingSettled.value = found.isCertain
    delimiter.value = sniffDelimiter(sample.value)
    return true
  }

  const start = computed((): FileStart => {
    if (table.value) return startOfTable(table.value)
    const isWhole = (file.value?.bytes ?? 0) <= sampleBytes
    return startOfText(sample.value, delimiter.value, isWhole)
  })

  return {
    file,
    examination,
    encoding,
    isEncodingSettled,
    delimiter,
    table,
    sheet,
    start,
    foreign: computed(() => (start.value.kinds ? null : foreignFormat(start.value.header))),
    choose: async () => take(await imports.choose()),
    async drop(files) {
      const tokens = await tokensForFiles(files.slice(0, 1))
      return tokens.length > 0 && take(await imports.dropped(tokens))
    },
    readAgain
  }
}
