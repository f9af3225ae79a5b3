import type { PictureCalls } from '../../shared/pictures/calls'
import { chooseTargets } from '../exports/chooseTargets'
import type { ExportDialogs } from '../exports/chooseTargets'
import { writeFileDurably } from '../files/durable'

/** Puts pictures where the person says. */
export function createPictures(dialogs: ExportDialogs): PictureCalls {
  return {
    async save(name, png) {
      const choice = await chooseTargets([name], dialogs)
      const [path] = choice?.paths ?? []
      if (path === undefined) return false
      await writeFileDurably(path, Buffer.from(png, 'base64'))
      return true
    }
  }
}
