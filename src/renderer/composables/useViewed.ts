import { computed } from 'vue'
import type { ComputedRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { elementsOf, partOf, textOf, valueOf } from '../../shared/records/record'
import type { CatalogueRecord } from '../../shared/records/record'
import { pageTextsOf, putPageTexts } from '../../shared/texts/pageText'
import type {
  ScanPlace,
  Viewed,
  ViewedScan,
  ViewedText,
  ViewerAct
} from '../../shared/viewer/viewed'
import { recordsById } from '../db/repositories/records'
import { citationForEntry, citeForRecord } from '../services/citing'
import { useFigureEntryStore } from '../stores/figureEntry'
import { useNavigationStore } from '../stores/navigation'
import { useNoticesStore } from '../stores/notices'
import { useTextsStore } from '../stores/texts'
import { useViewerStore } from '../stores/viewer'
import { useCatalogue } from './useCatalogue'
import { runCommand } from './useCommands'
import { useEditing } from './useEditing'
import { useLiveQuery } from './useLiveQuery'
import { useRecord } from './useRecord'
import { useRecordTitle } from './useRecordTitle'
import { useTextLanguages } from './useTextLanguages'

function viewedScan(record: CatalogueRecord): ViewedScan {
  const pages = valueOf(record, 'pages')
  return {
    id: record.id,
    sha256: textOf(valueOf(record, 'sha256')),
    name: textOf(valueOf(record, 'originalName')),
    mediaType: textOf(valueOf(record, 'mediaType')),
    pages: typeof pages === 'number' && pages > 0 ? pages : 1
  }
}

/** What the viewer shows, and what is done when something is done in it. */
export function useViewed(): {
  readonly viewed: ComputedRef<Viewed>
  perform(act: ViewerAct): Promise<void>
} {
  const { t } = useI18n()
  const { database, editing, catalogue, main } = useCatalogue()
  const { edit } = useEditing()
  const navigation = useNavigationStore()
  const viewer = useViewerStore()
  const texts = useTextsStore()
  const notices = useNoticesStore()
  const entry = useFigureEntryStore()
  const record = useRecord(() => navigation.recordId)
  const title = useRecordTitle(() => record.value)
  const { languages } = useTextLanguages()
  const canWrite = catalogue.readOnly === null

  const places = computed(() =>
    [navigation.openScan, viewer.beside].filter(place => place !== null)
  )
  const ids = computed(() => {
    const attached = record.value
      ? elementsOf(record.value, 'attachments').map(({ value }) => textOf(partOf(value, 'scan')))
      : []
    return [...new Set([...attached, ...places.value.map(({ scanId }) => scanId)])].filter(Boolean)
  })
  const records = useLiveQuery(
    () => (navigation.openScan ? [...ids.value] : []),
    async wanted => (await recordsById(database, wanted)).filter(found => found !== undefined),
    []
  )
  const textsOf = computed(
    () => new Map(records.value.map(found => [found.id, pageTextsOf(found)] as const))
  )
  const citing = computed(() => {
    if (!canWrite) return null
    if (entry.isEntering) return t('viewer.figureEntered')
    const current = record.value
    if (!current || current.kind === 'scan') return null
    return title.value || t('record.untitled')
  })

  function textAt({ scanId, page }: ScanPlace): ViewedText[] {
    const text = textsOf.value.get(scanId)?.get(page)
    return text ? [{ ...text, scanId }] : []
  }

  const viewed = computed<Viewed>(() => ({
    scans: records.value.map(viewedScan),
    place: navigation.openScan,
    beside: viewer.beside,
    texts: places.value.flatMap(textAt),
    pagesWithText: Object.fromEntries(
      [...textsOf.value].map(([id, pages]) => [id, [...pages.keys()]])
    ),
    words: navigation.text,
    languages: languages.value,
    canWrite,
    citing: citing.value
  }))

  async function cite(place: ScanPlace): Promise<void> {
    const locator = (page: number): string => t('viewer.locator', { page })
    const context = { database, editing, locator }
    if (entry.isEntering) {
      entry.proposed = await citationForEntry(context, place, entry.citation)
    } else if (record.value) {
      await citeForRecord(context, record.value, place)
    }
    viewer.show(place, viewer.beside?.scanId === place.scanId && viewer.beside.page === place.page)
    notices.add('success', 'regionCited')
  }

  async function transcribe(scanId: string, page: number, text: string): Promise<void> {
    const language = textsOf.value.get(scanId)?.get(page)?.language ?? ''
    const written = { page, text, origin: 'transcribed', language } as const
    let isCut = false
    await edit({ id: scanId, kind: 'scan' }, subject => {
      const { operations, cut } = putPageTexts(subject, [written])
      isCut = cut.length > 0
      return operations
    })
    if (isCut) notices.add('warning', 'textTooLong', { page })
  }

  async function openOutside(scanId: string): Promise<void> {
    const scan = viewed.value.scans.find(({ id }) => id === scanId)
    if (!scan) return
    const how = await main.attachments.open(scan.sha256, scan.name)
    if (how === 'shown') notices.add('info', 'scanShownInstead')
  }

  async function perform(act: ViewerAct): Promise<void> {
    switch (act.act) {
      case 'show':
        viewer.show(act.place, act.isBeside)
        return
      case 'closeBeside':
        viewer.beside = null
        return
      case 'cite':
        return cite(act.place)
      case 'transcribe':
        return transcribe(act.scanId, act.page, act.text)
      case 'readTexts':
        texts.asked = [act.scanId]
        return runCommand('readTexts')
      case 'openOutside':
        return openOutside(act.scanId)
      case 'toWindow':
        return runCommand('scanWindow')
      case 'close':
        viewer.close()
        return
      case 'ready':
        return
    }
  }

  return {
    viewed,
    perform: async act => perform(act).catch(notices.reportError)
  }
}
