import { join } from 'node:path'
import type { IngestProgress } from '../../shared/attachments/calls'
import { createAttachments } from '../attachments/attachments'
import { createScanFolders } from '../attachments/folders/scanFolders'
import { createWatching } from '../attachments/folders/watching'
import type { Unfinished } from '../files/unfinished'
import { createPageExport } from '../pageExport/pageExport'
import { startReadingProcess } from '../processes/started'
import { createTexts } from '../texts/texts'
import type { Catalogues } from './catalogues'
import type { Dialogs } from './dialogs'
import type { LongJobs } from './longJobs'
import type { ShellOptions, ShellState } from './services'

interface FilesContext {
  readonly catalogues: Catalogues
  readonly dialogs: Dialogs
  readonly longJobs: LongJobs
  readonly unfinished: Unfinished
}

/** The files of the open catalogue, how many come at once, and what is written in them. */
export function createFiles(
  { paths }: ShellOptions,
  state: ShellState,
  { catalogues, dialogs, longJobs, unfinished }: FilesContext
) {
  const { temporary, userData } = paths
  const onProgress = (progress: IngestProgress) => state.window.send('ingestProgress', progress)
  const attachments = createAttachments({
    catalogueFolder: () => catalogues.current()?.folder ?? null,
    temporary,
    onProgress,
    dragFrom: () => state.window.browserWindow.webContents
  })
  const catalogue = () => {
    const session = catalogues.current()
    return session ? { id: session.describe().id, folder: session.folder } : null
  }
  const scanFolders = createScanFolders({
    catalogue,
    userData,
    longJobs,
    chooseFolder: dialogs.chooseScanFolder,
    describe: attachments.describe,
    capturedAt: attachments.capturedAt,
    onProgress
  })
  const texts = createTexts({
    current: catalogues.describe,
    respond: attachments.respond,
    passwordOf: attachments.passwordOf,
    startReading: startReadingProcess,
    temporary,
    userData,
    resources: join(paths.application, 'resources')
  })
  const watching = createWatching({
    catalogue,
    userData,
    chooseFolder: dialogs.chooseScanFolder,
    list: scanFolders.list,
    onArrived: watched => state.window.send('watchedFolder', watched)
  })
  const pageExport = createPageExport({
    source: attachments.pages,
    longJobs,
    unfinished,
    wordsOf: texts.placesOf,
    chooseFile: dialogs.chooseFile,
    chooseFolder: dialogs.chooseFolder
  })
  return { attachments, scanFolders, texts, watching, pageExport }
}
