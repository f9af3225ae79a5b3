import { applicationHandlers } from './applicationHandlers'
import type { ApplicationServices } from './applicationHandlers'
import { attachmentHandlers } from './attachmentHandlers'
import type { AttachmentServices } from './attachmentHandlers'
import { catalogueHandlers } from './catalogueHandlers'
import type { CatalogueServices } from './catalogueHandlers'
import type { MainHandlers } from './contract'
import { exportHandlers } from './exportHandlers'
import type { ExportServices } from './exportHandlers'
import { jobHandlers } from './jobHandlers'
import type { JobServices } from './jobHandlers'
import { journalHandlers } from './journalHandlers'

export type Services = ApplicationServices &
  AttachmentServices &
  CatalogueServices &
  ExportServices &
  JobServices

/** Everything the renderer can ask for. */
export function createHandlers(services: Services): MainHandlers {
  return {
    application: applicationHandlers(services),
    catalogue: catalogueHandlers(services),
    journal: journalHandlers(services.catalogues),
    attachments: attachmentHandlers(services),
    exports: exportHandlers(services),
    jobs: jobHandlers(services)
  }
}
