import { join } from 'node:path'

/** No text of the user is in the path: names of any kind and length are the record's business. */
export function storedPath(catalogueFolder: string, sha256: string): string {
  return join(catalogueFolder, 'files', sha256.slice(0, 2), sha256.slice(2, 4), sha256)
}

/** Files that no record uses wait here until they are deleted, each under its hash with a note beside it. */
export function trashFolder(catalogueFolder: string): string {
  return join(catalogueFolder, 'files', 'trash')
}

export function trashedPath(catalogueFolder: string, sha256: string): string {
  return join(trashFolder(catalogueFolder), sha256)
}

/** Where unfinished copies lie. */
export function temporaryFolder(catalogueFolder: string): string {
  return join(catalogueFolder, 'files', 'tmp')
}
