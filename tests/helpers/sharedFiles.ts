import { resolve } from 'node:path'

/** A real file that lies beside the project; tests that need one that is not there are skipped. */
export function sharedFile(name: string): string {
  return resolve(import.meta.dirname, '../../../shared/data', name)
}
