import { shell } from 'electron'
import { startRenderingProcess } from '../processes/started'
import { createAttachmentService, type AttachmentOptions, type Attachments } from './service'

export type { Attachments } from './service'

export function createAttachments(options: AttachmentOptions): Attachments {
  return createAttachmentService(options, {
    startRendering: startRenderingProcess,
    openPath: path => shell.openPath(path),
    showItemInFolder: path => {
      shell.showItemInFolder(path)
    }
  })
}
