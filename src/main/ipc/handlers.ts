import { applicationHandlers } from './applicationHandlers'
import type { ApplicationServices } from './applicationHandlers'
import { attachmentHandlers } from './attachmentHandlers'
import type { AttachmentServices } from './attachmentHandlers'
import { catalogueHandlers } from './catalogueHandlers'
import type { CatalogueServices } from './catalogueHandlers'
import type { MainHandlers } from './contract'
import { diagnosticsHandlers } from './diagnosticsHandlers'
import type { DiagnosticsServices } from './diagnosticsHandlers'
import { copyHandlers } from './copyHandlers'
import type { CopyServices } from './copyHandlers'
import { exportHandlers } from './exportHandlers'
import type { ExportServices } from './exportHandlers'
import { fixityHandlers } from './fixityHandlers'
import type { FixityServices } from './fixityHandlers'
import { fileTrashHandlers } from './fileTrashHandlers'
import type { FileTrashServices } from './fileTrashHandlers'
import { folderHandlers } from './folderHandlers'
import type { FolderServices } from './folderHandlers'
import { importHandlers } from './importHandlers'
import type { ImportServices } from './importHandlers'
import { jobHandlers } from './jobHandlers'
import type { JobServices } from './jobHandlers'
import { journalHandlers } from './journalHandlers'
import type { JournalServices } from './journalHandlers'
import { pageExportHandlers } from './pageExportHandlers'
import type { PageExportServices } from './pageExportHandlers'
import { packageHandlers } from './packageHandlers'
import type { PackageServices } from './packageHandlers'
import { pictureHandlers } from './pictureHandlers'
import type { PictureServices } from './pictureHandlers'
import { printingHandlers } from './printingHandlers'
import type { PrintingServices } from './printingHandlers'
import { restoringHandlers } from './restoringHandlers'
import { snapshotHandlers } from './snapshotHandlers'
import type { SnapshotServices } from './snapshotHandlers'
import type { RestoringServices } from './restoringHandlers'
import { textHandlers } from './textHandlers'
import type { TextServices } from './textHandlers'
import { viewerHandlers } from './viewerHandlers'
import type { ViewerServices } from './viewerHandlers'
import { watchingHandlers } from './watchingHandlers'
import type { WatchingServices } from './watchingHandlers'

export type Services = ApplicationServices &
  AttachmentServices &
  CatalogueServices &
  CopyServices &
  ExportServices &
  DiagnosticsServices &
  FixityServices &
  FileTrashServices &
  FolderServices &
  ImportServices &
  JobServices &
  JournalServices &
  PackageServices &
  PageExportServices &
  PictureServices &
  PrintingServices &
  RestoringServices &
  SnapshotServices &
  TextServices &
  ViewerServices &
  WatchingServices

/** Everything the renderer can ask for. */
export function createHandlers(services: Services): MainHandlers {
  return {
    application: applicationHandlers(services),
    catalogue: catalogueHandlers(services),
    journal: journalHandlers(services),
    fileTrash: fileTrashHandlers(services),
    attachments: attachmentHandlers(services),
    scanFolders: folderHandlers(services),
    exports: exportHandlers(services),
    restoring: restoringHandlers(services),
    snapshots: snapshotHandlers(services),
    diagnostics: diagnosticsHandlers(services),
    fixity: fixityHandlers(services),
    imports: importHandlers(services),
    packages: packageHandlers(services),
    pageExport: pageExportHandlers(services),
    pictures: pictureHandlers(services),
    copies: copyHandlers(services),
    printing: printingHandlers(services),
    texts: textHandlers(services),
    viewer: viewerHandlers(services),
    watching: watchingHandlers(services),
    jobs: jobHandlers(services)
  }
}
