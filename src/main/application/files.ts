import { join } from 'node:path'
import type { IngestProgress } from '../../shared/attachments/calls'
import { createAttachments } from '../attachments/attachments'
import { createScanFolders } from '../attachments/folders/scanFolders'
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
}

/** The files of the open catalogue, how many come at once, and what is written in them. */
export function createFiles(
  { paths }: ShellOptions,
  state: ShellState,
  { catalogues, dialogs, longJobs }: FilesContext
) {
  const { temporary, userData } = paths
  const onProgress = (progress: IngestProgress) => state.window?.send('ingestProgress', progress)
  const attachments = createAttachments({
    catalogueFolder: () => catalogues.current()?.folder ?? null,
    temporary,
    onProgress
  })
  const scanFolders = createScanFolders({
    catalogue() {
      const session = catalogues.current()
      return session ? { id: session.describe().id, folder: session.folder } : null
    },
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
  return { attachments, scanFolders, texts }
}
