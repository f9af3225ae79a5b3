import type { CatalogueRecord } from '../../shared/records/record'
import type { SnapshotManifest } from '../../shared/snapshots/manifest'
import { Failure } from '../failure'
import { readManifest, readSnapshot } from '../snapshots/readSnapshot'

/** A snapshot that the window reads page by page, one at a time. */
export interface SnapshotReading {
  begin(folder: string, name: string): Promise<SnapshotManifest>
  /** Null at the end. */
  page(): Promise<readonly CatalogueRecord[] | null>
  end(): Promise<void>
}

export function createSnapshotReading(): SnapshotReading {
  let pages: AsyncGenerator<readonly CatalogueRecord[]> | null = null

  async function end(): Promise<void> {
    const open = pages
    pages = null
    await open?.return(undefined)
  }

  return {
    async begin(folder, name) {
      await end()
      const manifest = await readManifest(folder, name)
      pages = readSnapshot(folder, name)
      return manifest
    },
    async page() {
      if (!pages) throw new Failure('snapshotEnded', 'No snapshot is being read')
      const { done, value } = await pages.next()
      if (done !== true) return value
      pages = null
      return null
    },
    end
  }
}
