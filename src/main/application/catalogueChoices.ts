import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { catalogueExtension } from '../../shared/constants'
import type { OpenCatalogue } from '../../shared/ipc'
import { createCatalogueFolder } from '../catalogue/catalogueSession'
import type { Catalogues } from './catalogues'
import { safeFileName } from './fileNames'

const sampleTitle = 'International Red Aid'

/** Where catalogues come from: a new folder, the sample, an existing folder. */
export interface CatalogueChoices {
  create(title: string): Promise<OpenCatalogue | null>
  createSample(): Promise<OpenCatalogue>
  open(): Promise<OpenCatalogue | null>
}

export interface CatalogueDialogs {
  /** Asks where a new catalogue goes, given the place proposed. */
  chooseNew(proposed: string): Promise<string | null>
  chooseExisting(folder: string): Promise<string | null>
}

/** A place for a catalogue of this title at which nothing lies yet. */
export function freeFolder(documents: string, title: string): string {
  const place = (number: number): string => {
    const suffix = number === 1 ? '' : ` ${String(number)}`
    return join(documents, `${safeFileName(title)}${suffix}${catalogueExtension}`)
  }
  let number = 1
  while (existsSync(place(number))) number += 1
  return place(number)
}

export function createCatalogueChoices(
  documents: string,
  catalogues: Catalogues,
  dialogs: CatalogueDialogs
): CatalogueChoices {
  return {
    async create(title) {
      const chosen = await dialogs.chooseNew(freeFolder(documents, title))
      if (chosen === null) return null
      const folder = chosen.endsWith(catalogueExtension) ? chosen : chosen + catalogueExtension
      await createCatalogueFolder(folder, title)
      return catalogues.open(folder, { isNew: true })
    },
    async createSample() {
      await mkdir(documents, { recursive: true })
      const folder = freeFolder(documents, sampleTitle)
      await createCatalogueFolder(folder, sampleTitle)
      return catalogues.open(folder, { isNew: true, wantsSample: true })
    },
    async open() {
      const folder = await dialogs.chooseExisting(documents)
      return folder === null ? null : catalogues.open(folder)
    }
  }
}
