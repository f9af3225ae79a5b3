import { useEventListener } from '@vueuse/core'
import { computed } from 'vue'
import { kinds } from '../../shared/records/kinds'
import type { CommandName } from '../../shared/commands'
import type { CatalogueContext } from '../services/catalogueContext'
import type { TakenBack } from '../services/undoing'
import { useNavigationStore } from '../stores/navigation'
import { useNoticesStore } from '../stores/notices'
import { useSessionStore } from '../stores/session'
import { useUndoStore } from '../stores/undo'
import { leaveField, undoTyping } from './leaveField'
import { useClosing } from './useClosing'
import { runCommand, useCommand } from './useCommands'
import { useStaleText } from './useStaleText'

/** The commands of an open catalogue that belong to no one pane. */
export function useCatalogueCommands(context: CatalogueContext): void {
  const session = useSessionStore()
  const navigation = useNavigationStore()
  const notices = useNoticesStore()
  const close = useClosing()

  useCommand('openCatalogue', async () => session.choose(async catalogue => catalogue.open()))
  useCommand('openSample', async () => session.choose(async catalogue => catalogue.createSample()))
  useCommand('closeCatalogue', async () => {
    leaveField()
    await close()
    await session.close()
  })
  useCommand('showCatalogueFolder', async () => context.main.catalogue.showFolder())
  useCommand('save', async () => {
    leaveField()
    await context.editing.settled()
    notices.add('success', 'everythingSaved')
  })
  useCommand('back', navigation.back, () => navigation.past.length > 0)
  useCommand('forward', navigation.forward, () => navigation.future.length > 0)
  kinds.slice(0, 10).forEach((kind, position) => {
    const name = `goToKind${String(position + 1)}` as CommandName
    useCommand(name, () => {
      navigation.showList({ list: 'kind', kind: kind.name })
    })
  })
  useCommand('goToScans', () => {
    navigation.showList({ list: 'kind', kind: 'scan' })
  })
  useUndoCommands(context)
}

function useUndoCommands(context: CatalogueContext): void {
  const canWrite = context.catalogue.readOnly === null
  const undo = useUndoStore()
  const notices = useNoticesStore()
  const staleText = useStaleText(context)

  /** While a text is being typed, undo belongs to the typing; afterwards to the catalogue. */
  async function take(how: 'undo' | 'redo'): Promise<void> {
    if (undoTyping(how)) return
    leaveField()
    await report(await undo[how](), how)
  }

  async function report(result: TakenBack, how: 'undo' | 'redo'): Promise<void> {
    if (result.kind === 'stale') {
      notices.add('warning', 'staleUndo', { detail: await staleText(result.changes) })
    } else if (result.kind === 'nothing') notices.add('info', `nothingTo.${how}`)
  }

  useCommand('undo', async () => take('undo'), canWrite)
  useCommand(
    'redo',
    async () => take('redo'),
    computed(() => canWrite && undo.stacks.redoable.length > 0)
  )
  useEventListener(window, 'keydown', onUndoKey, { capture: true })
}

/**
 * Chromium takes these keys before the menu does wherever anything was typed in this window, and changes a field that
 * was saved and left. The letter counts, or its place on a keyboard of another script.
 */
function onUndoKey(event: KeyboardEvent): void {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return
  const letter = /^[a-z]$/i.test(event.key) ? event.key.toLowerCase() : letterOfCode[event.code]
  if (letter !== 'z' && letter !== 'y') return
  event.preventDefault()
  const isRedo = letter === 'y' || event.shiftKey
  runCommand(isRedo ? 'redo' : 'undo').catch(useNoticesStore().reportError)
}

const letterOfCode: Readonly<Record<string, string>> = { KeyZ: 'z', KeyY: 'y' }
