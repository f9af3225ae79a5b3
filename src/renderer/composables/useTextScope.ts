import { shallowRef } from 'vue'
import type { ShallowRef } from 'vue'
import { pageTextField } from '../../shared/texts/pageText'
import { recordsById } from '../db/repositories/records'
import { idsOfList } from '../services/listIds'
import { useTextsStore } from '../stores/texts'
import { useCatalogue } from './useCatalogue'
import { useScansAtHand } from './useScansAtHand'

export const textScopes = ['scan', 'record', 'selected', 'withoutText', 'all'] as const
export type TextScope = (typeof textScopes)[number]
type Ids = Readonly<Record<TextScope, readonly string[]>>

const none: Ids = { scan: [], record: [], selected: [], withoutText: [], all: [] }

/** The scans that can be read: those at hand, those without a text, and all. */
export function useTextScope(): {
  readonly ids: Readonly<ShallowRef<Ids>>
  refresh(): Promise<void>
} {
  const { database, index } = useCatalogue()
  const scansAtHand = useScansAtHand()
  const texts = useTextsStore()
  const ids = shallowRef<Ids>(none)

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
      const atHand = await scansAtHand()
      const scan = texts.asked ?? atHand.scan
      ids.value = { ...atHand, scan, withoutText: await withoutText(all), all }
      texts.asked = null
    }
  }
}
