import { recordById } from '../db/repositories/records'
import type { CatalogueContext } from '../services/catalogueContext'
import { useNavigationStore } from '../stores/navigation'
import { useCommand } from './useCommands'

/** The views of the figures, by command. */
export function useFiguresCommands({ database }: CatalogueContext): void {
  const navigation = useNavigationStore()

  /** Of the open record, if it is a citation; otherwise the citation is asked for. */
  async function showSheet(): Promise<void> {
    const id = navigation.recordId
    const record = id === null ? undefined : await recordById(database, id)
    const citation = record?.kind === 'citation' ? record.id : ''
    navigation.showFigures({ view: 'sheet', citation })
  }

  useCommand('figureSheet', showSheet)
  useCommand('goToConflicts', () => {
    navigation.showFigures({ view: 'conflicts' })
  })
  useCommand('goToChecks', () => {
    navigation.showFigures({ view: 'checks' })
  })
  useCommand('goToClaims', () => {
    navigation.showFigures({ view: 'claims' })
  })
  useCommand('goToSeries', () => {
    navigation.showFigures({ view: 'series', subject: '' })
  })
}
