import { computed, ref, shallowRef } from 'vue'
import type { ComputedRef, Ref, ShallowRef } from 'vue'
import { parseCsv } from '../../shared/csv/parse'
import { sniffDelimiter } from '../../shared/csv/sniff'
import type { Encoding } from '../../shared/import/encodings'
import { isTableFormat } from '../../shared/import/file'
import type { ImportExamination, ImportFile, ImportTable } from '../../shared/import/file'
import { foreignFormat } from '../../shared/import/foreign/formats'
import type { ForeignFormat } from '../../shared/import/foreign/translation'
import type { KindHeader } from '../../shared/import/foreign/ownRows'
import { areRecordLines, recordKinds, rowsOfRecordLine } from '../../shared/import/recordLines'
import { headerNames } from '../../shared/import/headerNames'
import type { SourceRow } from '../../shared/import/sourceRow'
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
  readonly header: ComputedRef<readonly string[]>
  /** The first rows below the header. */
  readonly rows: ComputedRef<readonly SourceRow[]>
  /** Columns of each kind, of a file that holds several. */
  readonly kinds: ComputedRef<readonly KindHeader[] | undefined>
  /** Our own records, a line of JSON each. */
  readonly areRecords: ComputedRef<boolean>
  /** A table of another system, by its header. */
  readonly foreign: ComputedRef<ForeignFormat | null>
  /** False when no file was chosen. */
  choose(): Promise<boolean>
  drop(files: readonly File[]): Promise<boolean>
  /** Reads the beginning again, after the encoding or the sheet was changed. */
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

  /** The sample ends somewhere within a row, unless it is the whole file. */
  const lines = computed((): readonly SourceRow[] => {
    const { rows, lines: at } = parseCsv(sample.value, delimiter.value)
    const filled = rows.flatMap((cells, index) =>
      cells.length > 1 || cells[0] !== '' ? [{ cells, line: at[index] ?? index + 1 }] : []
    )
    const isWhole = (file.value?.bytes ?? 0) <= sample.value.length
    return isWhole || filled.length < 3 ? filled : filled.slice(0, -1)
  })
  const areRecords = computed(() => table.value === null && areRecordLines(sample.value))
  /** The last line is cut off, unless the sample is the whole file. */
  const records = computed(() =>
    sample.value
      .split('\n')
      .slice(0, rowsLookedAt)
      .flatMap((text, at) => rowsOfRecordLine(text, at + 1))
      .filter(row => row.kind !== undefined)
  )
  const kinds = computed(() => {
    if (!areRecords.value) return table.value?.kinds
    // Those at hand first; the others may come further down.
    const isHere = ({ kind }: KindHeader): boolean => records.value.some(row => row.kind === kind)
    return [...recordKinds.filter(isHere), ...recordKinds.filter(own => !isHere(own))]
  })
  const header = computed(() =>
    headerNames(table.value?.header ?? (areRecords.value ? [] : (lines.value[0]?.cells ?? [])))
  )

  return {
    file,
    examination,
    encoding,
    isEncodingSettled,
    delimiter,
    table,
    sheet,
    header,
    rows: computed(() => {
      if (areRecords.value) return records.value
      return table.value?.rows ?? lines.value.slice(1, rowsLookedAt + 1)
    }),
    kinds,
    areRecords,
    foreign: computed(() => (kinds.value ? null : foreignFormat(header.value))),
    choose: async () => take(await imports.choose()),
    async drop(files) {
      const tokens = await tokensForFiles(files.slice(0, 1))
      return tokens.length > 0 && take(await imports.dropped(tokens))
    },
    readAgain
  }
}
