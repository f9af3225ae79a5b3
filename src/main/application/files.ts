import { join } from 'node:path'
import { createAttachments } from '../attachments/attachments'
import { startReadingProcess } from '../texts/readingHost'
import { createTexts } from '../texts/texts'
import type { Catalogues } from './catalogues'
import type { ShellOptions, ShellState } from './services'

/** The files of the open catalogue, and what is written in them. */
export function createFiles({ paths }: ShellOptions, state: ShellState, catalogues: Catalogues) {
  const { temporary, userData } = paths
  const attachments = createAttachments({
    catalogueFolder: () => catalogues.current()?.folder ?? null,
    temporary,
    onProgress: progress => state.window?.send('ingestProgress', progress)
  })
  const texts = createTexts({
    current: catalogues.describe,
    respond: attachments.respond,
    startReading: startReadingProcess,
    temporary,
    userData,
    resources: join(paths.application, 'resources')
  })
  return { attachments, texts }
}
