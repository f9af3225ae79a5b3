import { randomUUID } from 'node:crypto'
import { chmod, constants, copyFile, mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { extensionOf, safeName } from '../../shared/attachments/safeName'
import { failure } from './failureCodes'
import { on } from './fileFailures'
import type { Pictures } from './pictures'
import type { Rendition } from './rendering/messages'
import type { Desktop } from './service'

/** Types whose usual programs show and run nothing, with the extension that leads to them. */
const openable: Readonly<Record<string, string>> = {
  'application/pdf': '.pdf',
  'image/tiff': '.tif',
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'image/webp': '.webp',
  'image/gif': '.gif'
}

/** Other extensions of the same types, which need not be changed. */
const alsoRight: Readonly<Record<string, readonly string[]>> = {
  'image/tiff': ['.tiff'],
  'image/jpeg': ['.jpeg', '.jpe']
}

/** The picture under the pointer. */
const dragged: Rendition = { width: 160, height: 160, format: 'jpeg' }

function isOpenable(mediaType: string): boolean {
  return Object.hasOwn(openable, mediaType)
}

/**
 * A read-only copy for other programs: the stored file itself must not be changed by them. The
 * content decides the extension of what is opened, so that no name leads to another program.
 */
async function copyOut(
  stored: string,
  mediaType: string,
  name: string,
  folder: string
): Promise<string> {
  const own = join(folder, randomUUID())
  const copy = join(own, nameOfCopy(name, mediaType))
  await on('store', () => mkdir(own, { recursive: true }))
  await on('store', () => copyFile(stored, copy, constants.COPYFILE_FICLONE))
  await on('store', () => chmod(copy, 0o444))
  return copy
}

function nameOfCopy(name: string, mediaType: string): string {
  const extension = openable[mediaType]
  const right = [extension, ...(alsoRight[mediaType] ?? [])]
  const present = extensionOf(safeName(name))
  if (extension === undefined || right.includes(present.toLowerCase())) return safeName(name)
  return safeName(name.slice(0, name.length - present.length) + extension)
}

export interface OpeningOptions {
  /** The path of a stored file. */
  stored(sha256: string): Promise<string>
  readonly pictures: Pick<Pictures, 'describe' | 'page'>
  /** Where the copies go. */
  readonly folder: string
  readonly desktop: Pick<Desktop, 'openPath' | 'showItemInFolder' | 'startDrag'>
}

/** Gives stored files to other programs, each as a copy. */
export function createOpening({ stored, pictures, folder, desktop }: OpeningOptions) {
  async function copyFor(sha256: string, name: string) {
    const path = await stored(sha256)
    const { mediaType } = await pictures.describe(sha256, path)
    return { path: await copyOut(path, mediaType, name, folder), mediaType }
  }

  return {
    async open(sha256: string, name: string): Promise<'opened' | 'shown'> {
      const { path, mediaType } = await copyFor(sha256, name)
      if (!isOpenable(mediaType)) {
        desktop.showItemInFolder(path)
        return 'shown'
      }
      const message = await desktop.openPath(path)
      if (message !== '') throw failure('openFailed', message)
      return 'opened'
    },
    async drag(sha256: string, name: string): Promise<void> {
      const { path } = await copyFor(sha256, name)
      const icon = await pictures.page(sha256, await stored(sha256), 1, dragged).then(
        picture => readFile(picture.path),
        () => null
      )
      desktop.startDrag(path, icon)
    },
    async showInFolder(sha256: string, name: string): Promise<void> {
      desktop.showItemInFolder((await copyFor(sha256, name)).path)
    }
  }
}
