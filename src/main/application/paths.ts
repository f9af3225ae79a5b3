import { app } from 'electron'
import { join } from 'node:path'
import { catalogueExtension, userDataName } from '../../shared/constants'

export interface Paths {
  readonly userData: string
  readonly documents: string
  readonly temporary: string
  readonly logs: string
  /** The application's own folder, which holds `out`. */
  readonly application: string
}

/** Sets where the user's data is, so that it does not follow the product's name. */
export function setPaths(): Paths {
  const userData = process.env['OPIS_USER_DATA'] ?? join(app.getPath('appData'), userDataName)
  app.setPath('userData', userData)
  return {
    userData,
    documents: process.env['OPIS_DOCUMENTS'] ?? app.getPath('documents'),
    temporary: join(app.getPath('temp'), 'opis'),
    logs: join(userData, 'logs'),
    application: app.getAppPath()
  }
}

/** The catalogue folder among a command line's words, as a file manager hands it over. */
export function catalogueArgument(words: readonly string[]): string | null {
  const plain = words.slice(1).map(word => word.replace(/[/\\]+$/, ''))
  return plain.find(word => !word.startsWith('-') && word.endsWith(catalogueExtension)) ?? null
}
