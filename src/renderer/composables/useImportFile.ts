import { computed, ref, shallowRef } from 'vue'
import type { ComputedRef, Ref, ShallowRef } from 'vue'
import { parseCsv } from '../../shared/csv/parse'
import { sniffDelimiter } from '../../shared/csv/sniff'
import type { Encoding } from '../../shared/import/encodings'
import type { ImportExamination, ImportFile } from '../../shared/import/file'
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
  readonly header: ComputedRef<readonly string[]>
  /** The first rows below the header. */
  readonly rows: ComputedRef<readonly (readonly string[])[]>
  /** False when no file was chosen. */
  choose(): Promise<boolean>
  drop(files: readonly File[]): Promise<boolean>
  /** Reads the beginning again, after the encoding was changed. */
  readAgain(): Promise<void>
}

const rowsLookedAt = 200

export function useImportFile(): ImportFileChoice {
  const { imports } = useCatalogue().main
  const file = shallowRef<ImportFile | null>(null)
  const examination = shallowRef<ImportExamination | null>(null)
  const encoding = ref<Encoding>('utf-8')
  const isEncodingSettled = ref(true)
  const delimiter = ref(',')
  const sample = ref('')

  async function readAgain(): Promise<void> {
    if (file.value) sample.value = await imports.sample(file.value.token, encoding.value)
  }

  async function take(chosen: ImportFile | null): Promise<boolean> {
    if (!chosen) return false
    const found = await imports.examine(chosen.token)
    file.value = chosen
    examination.value = found
    encoding.value = found.encodings[0]?.encoding ?? 'utf-8'
    isEncodingSettled.value = found.isCertain
    await readAgain()
    delimiter.value = sniffDelimiter(sample.value)
    return true
  }

  /** The sample ends somewhere within a row, unless it is the whole file. */
  const table = computed(() => {
    const { rows } = parseCsv(sample.value, delimiter.value)
    const filled = rows.filter(row => row.length > 1 || row[0] !== '')
    const isWhole = (file.value?.bytes ?? 0) <= sample.value.length
    return isWhole || filled.length < 3 ? filled : filled.slice(0, -1)
  })

  return {
    file,
    examination,
    encoding,
    isEncodingSettled,
    delimiter,
    header: computed(() => table.value[0] ?? []),
    rows: computed(() => table.value.slice(1, rowsLookedAt + 1)),
    choose: async () => take(await imports.choose()),
    async drop(files) {
      const tokens = await tokensForFiles(files.slice(0, 1))
      return tokens.length > 0 && take(await imports.dropped(tokens))
    },
    readAgain
  }
}
