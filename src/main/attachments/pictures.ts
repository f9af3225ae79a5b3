import { join } from 'node:path'
import type { FileFacts } from '../../shared/attachments/facts'
import { pageSize, topLevel, levelSize } from '../../shared/attachments/pages'
import type { FilePages, Tile } from '../../shared/attachments/pages'
import { createDerivedFiles, type Derived, type DerivedFiles } from './derived'
import { failure } from './failureCodes'
import {
  unknownType,
  type Description,
  type RenderedFile,
  type Rendition
} from './rendering/messages'
import type { Rendering } from './rendering/queue'

/** Everything that is shown of stored files, each made once and remembered or kept outside the catalogue. */
export interface Pictures {
  /** Never fails: a file that cannot be read is described by its type only. */
  describe(sha256: string, path: string): Promise<Description>
  pages(sha256: string, path: string): Promise<FilePages>
  facts(sha256: string, path: string): Promise<FileFacts>
  page(sha256: string, path: string, page: number, rendition: Rendition): Promise<Derived>
  /** A JPEG of one tile. */
  tile(sha256: string, path: string, page: number, tile: Tile): Promise<Uint8Array>
  /** Keeps the password while the application runs; false when it is not the right one. */
  unlock(sha256: string, path: string, password: string): Promise<boolean>
  passwordOf(sha256: string): string | undefined
  /** As the rendering process wants it. */
  file(sha256: string, path: string): Promise<RenderedFile>
}

export interface PictureOptions {
  /** Folder for what is made; what comes of encrypted files lies in `unlocked` in it, for this run only. */
  readonly folder: string
  readonly mostBytes: number
  readonly rendering: Rendering
  /** Does what takes long, so that what is waited for need not wait for it. */
  readonly building: Rendering
}

/** Up to this width a level is cut from an ordinary picture of the page, which is there sooner than its pyramid. */
const overview: Rendition = { width: 1600, height: 16_000, format: 'jpeg' }
const mostRemembered = 10_000

export function createPictures(options: PictureOptions): Pictures {
  const { folder, mostBytes, rendering, building } = options
  const lasting = createDerivedFiles(join(folder, 'open'), mostBytes)
  const passing = createDerivedFiles(join(folder, 'unlocked'), mostBytes)
  const descriptions = createMemory<Description>(({ mediaType }) => mediaType !== unknownType)
  const pages = createMemory<FilePages>(() => true)
  const facts = createMemory<FileFacts>(() => true)
  const passwords = new Map<string, string>()

  const describe: Pictures['describe'] = (sha256, path) =>
    descriptions.get(sha256, () => describeFile(path, rendering))

  async function fileOf(sha256: string, path: string): Promise<RenderedFile> {
    const { mediaType } = await describe(sha256, path)
    const password = passwords.get(sha256)
    return { path, mediaType, ...(password === undefined ? {} : { password }) }
  }

  const derived = (sha256: string): DerivedFiles => (passwords.has(sha256) ? passing : lasting)

  async function pagesOf(sha256: string, file: RenderedFile): Promise<FilePages> {
    return pages.get(sha256, async () => ({
      mediaType: file.mediaType,
      ...(await rendering.run({ op: 'pages', ...file }))
    }))
  }

  async function pageOf(sha256: string, file: RenderedFile, page: number, rendition: Rendition) {
    return derived(sha256).get(sha256, page, rendition, () =>
      rendering.run({ op: 'page', ...file, page, rendition })
    )
  }

  return {
    describe,
    file: fileOf,
    passwordOf: sha256 => passwords.get(sha256),
    pages: async (sha256, path) => pagesOf(sha256, await fileOf(sha256, path)),
    page: async (sha256, path, page, rendition) =>
      pageOf(sha256, await fileOf(sha256, path), page, rendition),
    facts: async (sha256, path) =>
      facts.get(sha256, async () =>
        rendering.run({ op: 'facts', ...(await fileOf(sha256, path)) })
      ),
    async tile(sha256, path, page, tile) {
      const file = await fileOf(sha256, path)
      const size = pageSize(await pagesOf(sha256, file), page)
      if (!size || tile.level > topLevel(size)) throw failure('pageMissing', 'No such tile')
      const isSmall = levelSize(size, tile.level).width <= overview.width
      const source = isSmall
        ? await pageOf(sha256, file, page, overview)
        : await derived(sha256).pyramid(sha256, page, target =>
            building.run({ op: 'pyramid', ...file, page, target })
          )
      return rendering.run({ op: 'tile', path: source.path, size, tile })
    },
    async unlock(sha256, path, password) {
      const { mediaType } = await describe(sha256, path)
      if (!(await canRead({ path, mediaType, password }, rendering))) return false
      passwords.set(sha256, password)
      pages.forget(sha256)
      return true
    }
  }
}

async function canRead(file: RenderedFile, rendering: Rendering): Promise<boolean> {
  return rendering.run({ op: 'pages', ...file }).then(
    () => true,
    () => false
  )
}

/** A file that cannot be read is stored all the same: it is described by its type only. */
async function describeFile(path: string, rendering: Rendering): Promise<Description> {
  const unread = { pages: null, width: null, height: null }
  const mediaType = await rendering.run({ op: 'identify', path }).catch(() => unknownType)
  const read = await rendering.run({ op: 'describe', path, mediaType }).catch(() => unread)
  return { mediaType, ...read }
}

/** So many are described while somebody who looks at scans waits. */
const describedAtOnce = 20

/** The same of several; where one of them ends or delays the process, each is tried alone. */
export async function describeFiles(
  paths: readonly string[],
  rendering: Rendering
): Promise<readonly Description[]> {
  const descriptions: Description[] = []
  for (let from = 0; from < paths.length; from += describedAtOnce) {
    const some = paths.slice(from, from + describedAtOnce)
    const found = await rendering.run({ op: 'describeAll', paths: some }).catch(() => null)
    if (found) descriptions.push(...found)
    else for (const path of some) descriptions.push(await describeFile(path, rendering))
  }
  return descriptions
}

/** ISO 8601 without a zone; null where the file does not say it. */
export async function capturedAt(path: string, rendering: Rendering): Promise<string | null> {
  try {
    const mediaType = await rendering.run({ op: 'identify', path })
    return (await rendering.run({ op: 'facts', path, mediaType })).captured ?? null
  } catch {
    return null
  }
}

/** What is said of bytes that are named by their hash never changes. */
function createMemory<Value>(isWorthKeeping: (value: Value) => boolean) {
  const known = new Map<string, Promise<Value>>()
  return {
    get(sha256: string, find: () => Promise<Value>): Promise<Value> {
      const present = known.get(sha256)
      if (present) return present
      if (known.size > mostRemembered) known.clear()
      const found = find()
      known.set(sha256, found)
      const forget = (): void => void known.delete(sha256)
      found.then(value => {
        // An unknown type may be due to a process that ended, and is sought again.
        if (!isWorthKeeping(value)) forget()
      }, forget)
      return found
    },
    forget(sha256: string): void {
      known.delete(sha256)
    }
  }
}
