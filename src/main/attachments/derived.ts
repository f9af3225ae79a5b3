import { randomUUID } from 'node:crypto'
import { mkdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { createSpaceLimit } from './derivedSpace'
import type { Picture, Rendition } from './rendering/messages'

export interface Derived {
  readonly path: string
  readonly mediaType: 'image/jpeg' | 'image/webp' | 'image/tiff'
  readonly isDamaged: boolean
}

export interface DerivedFiles {
  /** The picture from the cache, or rendered now; asked for twice at once it is rendered once. */
  get(
    sha256: string,
    page: number,
    rendition: Rendition,
    render: () => Promise<Picture>
  ): Promise<Derived>
  /** The page in all levels, from the cache or written now to the path given. */
  pyramid(
    sha256: string,
    page: number,
    write: (target: string) => Promise<Pick<Picture, 'isDamaged'>>
  ): Promise<Derived>
}

type Format = 'jpeg' | 'webp' | 'tiff'
type Write = (target: string) => Promise<Pick<Picture, 'isDamaged'>>

/** A file used within this time is not marked as used again: the mark costs a write. */
const hour = 3_600_000

/**
 * Pictures made of stored files; they lie outside the catalogue and can be made again. When they take more than
 * `mostBytes`, those not used for longest go.
 */
export function createDerivedFiles(folder: string, mostBytes: number): DerivedFiles {
  const making = new Map<string, Promise<Derived>>()
  const space = createSpaceLimit(folder, mostBytes)

  async function find(stem: string, format: Format): Promise<Derived | undefined> {
    for (const isDamaged of [false, true]) {
      const derived = named(stem, format, isDamaged)
      if (await isThere(derived.path)) return derived
    }
    return undefined
  }

  async function make(stem: string, format: Format, write: Write): Promise<Derived> {
    const temporary = `${stem}.${randomUUID()}`
    await mkdir(dirname(stem), { recursive: true })
    try {
      const { isDamaged } = await write(temporary)
      const derived = named(stem, format, isDamaged)
      await rename(temporary, derived.path)
      space.added(derived.path)
      return derived
    } finally {
      await rm(temporary, { force: true })
    }
  }

  async function cached(stem: string, format: Format, write: Write): Promise<Derived> {
    const found = await find(stem, format)
    if (found) return found
    const key = `${stem}.${format}`
    const pending = making.get(key) ?? make(stem, format, write)
    making.set(key, pending)
    return pending.finally(() => making.delete(key))
  }

  return {
    get: (sha256, page, rendition, render) =>
      cached(join(folder, sha256, `${page}-${rendition.width}`), rendition.format, async target => {
        const { bytes, isDamaged } = await render()
        await writeFile(target, bytes)
        return { isDamaged }
      }),
    pyramid: (sha256, page, write) => cached(join(folder, sha256, String(page)), 'tiff', write)
  }
}

function named(stem: string, format: Format, isDamaged: boolean): Derived {
  const path = `${stem}${isDamaged ? '.damaged' : ''}.${format}`
  return { path, mediaType: `image/${format}`, isDamaged }
}

async function isThere(path: string): Promise<boolean> {
  try {
    const { mtimeMs } = await stat(path)
    const now = Date.now()
    if (now - mtimeMs > hour) await utimes(path, now / 1000, now / 1000)
    return true
  } catch {
    return false
  }
}
