import { nativeImage, shell } from 'electron'
import type { WebContents } from 'electron'
import { startRenderingProcess } from '../processes/started'
import { createAttachmentService, type AttachmentOptions, type Attachments } from './service'

export type { Attachments } from './service'

/** What is dragged without a picture of it is seen as a sheet of paper: an empty icon is refused. */
const sheet = { width: 48, height: 64 }
const emptyPicture = nativeImage.createFromBitmap(
  Buffer.alloc(sheet.width * sheet.height * 4, 0xee),
  sheet
)

export interface DesktopOptions {
  /** The window out of which files are dragged. */
  dragFrom(): WebContents | null
}

export function createAttachments(options: AttachmentOptions & DesktopOptions): Attachments {
  return createAttachmentService(options, {
    startRendering: startRenderingProcess,
    openPath: path => shell.openPath(path),
    showItemInFolder: path => {
      shell.showItemInFolder(path)
    },
    startDrag(path, icon) {
      const picture = icon ? nativeImage.createFromBuffer(Buffer.from(icon)) : emptyPicture
      const shown = picture.isEmpty() ? emptyPicture : picture
      options.dragFrom()?.startDrag({ file: path, icon: shown })
    }
  })
}
