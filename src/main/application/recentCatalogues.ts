import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { RecentCatalogue } from '../../shared/ipc'
import { Failure } from '../failure'
import type { PreferencesStore } from '../preferences'

const recentLimit = 10

/** The catalogues used before, newest first. */
export interface RecentCatalogues {
  list(): readonly RecentCatalogue[]
  folderOf(token: string): string
  remember(folder: string, title: string): Promise<void>
  forget(token: string): Promise<void>
}

export function isCatalogueFolder(folder: string): boolean {
  return existsSync(join(folder, 'catalogue.json'))
}

/** Folders by a token of this run: what the renderer sends back is never a path. */
function createFolderTokens() {
  const tokens = new Map<string, string>()
  return {
    tokenOf(folder: string): string {
      const token = tokens.get(folder) ?? randomUUID()
      tokens.set(folder, token)
      return token
    },
    folderOf(token: string): string {
      for (const [folder, known] of tokens) if (known === token) return folder
      throw new Failure(
        'unknownCatalogue',
        'This entry is not in the list of recent catalogues. Open the catalogue by its folder.'
      )
    }
  }
}

export function createRecentCatalogues(
  preferences: PreferencesStore,
  onChanged: () => void
): RecentCatalogues {
  const { tokenOf, folderOf } = createFolderTokens()
  const without = (folder: string) =>
    preferences.get().recent.filter(entry => entry.folder !== folder)
  return {
    folderOf,
    list: () =>
      preferences.get().recent.map(({ folder, title }) => ({
        token: tokenOf(folder),
        title,
        folder,
        isMissing: !isCatalogueFolder(folder)
      })),
    async remember(folder, title) {
      const recent = [{ folder, title }, ...without(folder)].slice(0, recentLimit)
      await preferences.update({ recent, lastCatalogue: folder })
      onChanged()
    },
    async forget(token) {
      await preferences.update({ recent: without(folderOf(token)) })
      onChanged()
    }
  }
}
