import { BrowserWindow } from 'electron'
import type { WindowPart } from '../../shared/pictures/calls'
import { chooseTargets } from '../exports/chooseTargets'
import type { ExportDialogs } from '../exports/chooseTargets'
import { writeFileDurably } from '../files/durable'

export interface Pictures {
  take(part: WindowPart): Promise<Uint8Array>
  save(name: string, part: WindowPart): Promise<boolean>
}

/** Takes pictures of the window: nothing has to be drawn a second time, and no bytes come from the page. */
export function createPictures(dialogs: ExportDialogs): Pictures {
  async function take({ x, y, width, height }: WindowPart): Promise<Uint8Array> {
    const [window] = BrowserWindow.getAllWindows()
    if (!window) throw new Error('There is no window to take a picture of')
    const zoom = window.webContents.getZoomFactor()
    const scaled = [x, y, width, height].map(side => Math.round(side * zoom))
    const [left = 0, top = 0, wide = 1, high = 1] = scaled
    const part = { x: left, y: top, width: wide, height: high }
    return (await window.webContents.capturePage(part)).toPNG()
  }

  return {
    take,
    async save(name, part) {
      // Before the dialog lies over the window.
      const picture = await take(part)
      const choice = await chooseTargets([name], dialogs)
      const [path] = choice?.paths ?? []
      if (path === undefined) return false
      await writeFileDurably(path, picture)
      return true
    }
  }
}
