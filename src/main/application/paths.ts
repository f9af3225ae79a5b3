import { app } from 'electron'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { catalogueExtension, userDataName } from '../../shared/constants'

export interface Paths {
  readonly userData: string
  readonly documents: string
  /** What can be made again. Not in the folder that all users of a machine share: it holds pages of scans. */
  readonly temporary: string
  readonly logs: string
  /** The application's own folder, which holds `out`. */
  readonly application: string
}

/** Sets where the user's data is, so that it does not follow the product's name. */
export function setPaths(): Paths {
  const userData = process.env['OPIS_USER_DATA'] ?? join(app.getPath('appData'), userDataName)
  app.setPath('userData', userData)
  const temporary = join(userData, 'temporary')
  mkdirSync(temporary, { recursive: true, mode: 0o700 })
  return {
    userData,
    documents: process.env['OPIS_DOCUMENTS'] ?? app.getPath('documents'),
    temporary,
    logs: join(userData, 'logs'),
    application: app.getAppPath()
  }
}

/** The catalogue folder among a command line's words, as a file manager hands it over. */
export function catalogueArgument(words: readonly string[]): string | null {
  const plain = words.slice(1).map(word => word.replace(/[/\\]+$/, ''))
  return plain.find(word => !word.startsWith('-') && word.endsWith(catalogueExtension)) ?? null
}
