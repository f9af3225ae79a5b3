import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { isMissing } from '../files/operations'

/** Folders of the store that are its own business: unfinished copies, damaged files that are kept, unused ones. */
const ownFolders = new Set(['tmp', 'damaged', 'trash'])
/** Laid down by file managers wherever they look. */
const litter = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini'])
const deepest = 8

export interface Listed {
  /** SHA-256 of files that lie where the store puts them. */
  readonly stored: ReadonlySet<string>
  /** Places, under `files`, of everything else. */
  readonly strays: readonly string[]
}

/** Names of all files in the store. Nothing is read but folders; `rest` is called after each. */
export async function listStore(
  catalogueFolder: string,
  rest: () => Promise<void>
): Promise<Listed> {
  const stored = new Set<string>()
  const strays: string[] = []

  async function visit(parts: readonly string[]): Promise<void> {
    for (const entry of await entriesOf(join(catalogueFolder, 'files', ...parts))) {
      const place = [...parts, entry.name]
      if (parts.length === 0 && ownFolders.has(entry.name)) continue
      if (entry.isDirectory() && place.length < deepest) await visit(place)
      else if (isStored(place)) stored.add(entry.name)
      else if (!litter.has(entry.name)) strays.push(place.join('/'))
    }
    await rest()
  }

  await visit([])
  return { stored, strays: strays.sort() }
}

async function entriesOf(folder: string) {
  return readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    if (isMissing(error)) return []
    throw error
  })
}

function isStored([first, second, name, ...others]: readonly string[]): boolean {
  if (name === undefined || others.length > 0 || !/^[0-9a-f]{64}$/.test(name)) return false
  return first === name.slice(0, 2) && second === name.slice(2, 4)
}
