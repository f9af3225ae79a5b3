import { shallowRef } from 'vue'
import type { ShallowRef } from 'vue'
import { elementsOf, isDeleted, partOf, textOf } from '../../shared/records/record'
import type { CatalogueRecord } from '../../shared/records/record'
import { pageTextField } from '../../shared/texts/pageText'
import { recordsById } from '../db/repositories/records'
import { idsOf } from '../services/bulk'
import { idsOfList } from '../services/listIds'
import { useNavigationStore } from '../stores/navigation'
import { useTextsStore } from '../stores/texts'
import { useCatalogue } from './useCatalogue'
import { useSelected } from './useSelected'

export const textScopes = ['scan', 'record', 'selected', 'withoutText', 'all'] as const
export type TextScope = (typeof textScopes)[number]
type Ids = Readonly<Record<TextScope, readonly string[]>>

const none: Ids = { scan: [], record: [], selected: [], withoutText: [], all: [] }

function scansOf(record: CatalogueRecord): string[] {
  if (record.kind === 'scan') return [record.id]
  return elementsOf(record, 'attachments')
    .map(({ value }) => textOf(partOf(value, 'scan')))
    .filter(Boolean)
}

/** The scans that can be read: the one looked at, those of the record, of the records selected, and all. */
export function useTextScope(): {
  readonly ids: Readonly<ShallowRef<Ids>>
  refresh(): Promise<void>
} {
  const { database, index } = useCatalogue()
  const navigation = useNavigationStore()
  const selected = useSelected()
  const texts = useTextsStore()
  const ids = shallowRef<Ids>(none)

  async function scansOfRecords(records: readonly string[]): Promise<string[]> {
    const found = await recordsById(database, records)
    return [
      ...new Set(found.flatMap(record => (record && !isDeleted(record) ? scansOf(record) : [])))
    ]
  }

  async function allScans(): Promise<readonly string[]> {
    const query = { kind: 'scan', text: '', isTrash: false, filters: {}, sort: null }
    const all: string[] = []
    for await (const some of idsOfList(index, query)) all.push(...some)
    return all
  }

  async function withoutText(scans: readonly string[]): Promise<string[]> {
    const found = await recordsById(database, scans)
    return found.flatMap(scan => (scan && !scan.values[pageTextField] ? [scan.id] : []))
  }

  return {
    ids,
    async refresh() {
      const all = await allScans()
      const { recordId, openScan } = navigation
      ids.value = {
        scan: texts.asked ?? (openScan ? [openScan.scanId] : []),
        record: recordId === null ? [] : await scansOfRecords([recordId]),
        selected: selected.areSeveral.value
          ? await scansOfRecords(await idsOf(selected.source()))
          : [],
        withoutText: await withoutText(all),
        all
      }
      texts.asked = null
    }
  }
}
