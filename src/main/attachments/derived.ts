import { randomUUID } from 'node:crypto'
import { access, mkdir, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Picture, Rendition } from './rendering/messages'

export interface Derived {
  readonly path: string
  readonly mediaType: 'image/jpeg' | 'image/webp'
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
}

/** Pictures made of stored files; they lie outside the catalogue and can be made again. */
export function createDerivedFiles(folder: string): DerivedFiles {
  const making = new Map<string, Promise<Derived>>()

  async function find(stem: string, rendition: Rendition): Promise<Derived | undefined> {
    for (const isDamaged of [false, true]) {
      const derived = named(stem, rendition, isDamaged)
      if (await exists(derived.path)) return derived
    }
    return undefined
  }

  async function make(stem: string, rendition: Rendition, render: () => Promise<Picture>) {
    const { bytes, isDamaged } = await render()
    const derived = named(stem, rendition, isDamaged)
    const temporary = `${stem}.${randomUUID()}`
    await mkdir(dirname(stem), { recursive: true })
    await writeFile(temporary, bytes)
    await rename(temporary, derived.path)
    return derived
  }

  return {
    async get(sha256, page, rendition, render) {
      const stem = join(folder, sha256, `${page}-${rendition.width}`)
      const found = await find(stem, rendition)
      if (found) return found
      const key = `${stem}.${rendition.format}`
      const pending = making.get(key) ?? make(stem, rendition, render)
      making.set(key, pending)
      return pending.finally(() => making.delete(key))
    }
  }
}

function named(stem: string, { format }: Rendition, isDamaged: boolean): Derived {
  const path = `${stem}${isDamaged ? '.damaged' : ''}.${format}`
  return { path, mediaType: `image/${format}`, isDamaged }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false
  )
}
