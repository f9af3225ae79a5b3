import { computed, shallowRef, watch } from 'vue'
import type { ComputedRef } from 'vue'
import { isRecordId } from '../../shared/records/references'
import type { CheckedImport } from '../services/importing'
import type { ReportEntry, ReportList } from '../../shared/import/run/report'

const pageSize = 100
const pagesKept = 20

/** The lines of a report as a table shows them: a page at a time, the last few kept. */
export interface ImportLines {
  at(index: number): ReportEntry | undefined
  show(first: number, last: number): void
  /** The records that the pages at hand mention. */
  readonly named: ComputedRef<readonly string[]>
  namedIn(entries: readonly ReportEntry[]): ReadonlySet<string>
}

export function useImportLines(check: () => CheckedImport, list: ReportList): ImportLines {
  const pages = shallowRef<ReadonlyMap<number, readonly ReportEntry[]>>(new Map())
  const wanted = new Set<number>()

  async function read(page: number): Promise<void> {
    if (pages.value.has(page) || wanted.has(page)) return
    wanted.add(page)
    const own = check()
    const entries = await own.lines(list, page * pageSize, pageSize)
    wanted.delete(page)
    if (own !== check()) return
    const kept = [...pages.value].slice(1 - pagesKept)
    pages.value = new Map([...kept, [page, entries]])
  }

  watch(check, () => (pages.value = new Map()))

  return {
    at: index => pages.value.get(Math.floor(index / pageSize))?.[index % pageSize],
    show(first, last) {
      for (let page = Math.floor(first / pageSize); page * pageSize <= last; page++) void read(page)
    },
    named: computed(() => [...namedIn([...pages.value.values()].flat())]),
    namedIn
  }
}

function namedIn(entries: readonly ReportEntry[]): ReadonlySet<string> {
  const ids = new Set<string>()
  const collect = (value: unknown): void => {
    if (isRecordId(value)) ids.add(value)
    else if (value !== null && typeof value === 'object') Object.values(value).forEach(collect)
  }
  for (const { id, label, from, to } of entries) collect([label === '' ? id : null, from, to])
  return ids
}
