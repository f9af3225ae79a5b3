import type { Log } from '../log'
import type { MainWindow } from '../window'
import { requireCatalogueFolder } from './catalogues'
import type { Catalogues } from './catalogues'
import type { Dialogs } from './dialogs'
import { failureText } from './labels'
import type { Labels } from './labels'

export interface OutsideContext {
  readonly catalogues: Catalogues
  readonly dialogs: Dialogs
  readonly log: Log
  readonly window: MainWindow
  labels(): Labels
}

/** Opens a catalogue that the page did not ask for: the page saves first and loads again after it. */
export async function openFromOutside(folder: string, context: OutsideContext): Promise<void> {
  const { catalogues, dialogs, log, window, labels } = context
  try {
    requireCatalogueFolder(folder)
    if (!(await window.finishEntry())) return
    catalogues.awaitPage()
    await catalogues.open(folder)
    window.reload()
  } catch (error) {
    catalogues.pageLoaded()
    log.error(`${folder} was not opened:`, error)
    await dialogs.showError(labels().dialogs.openFailed, failureText(labels(), error))
  }
}
