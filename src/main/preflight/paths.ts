import { join } from 'node:path'
import { host, scheme } from '../../shared/constants'

/** Where Chromium keeps the working copies, and what the preflight keeps beside them. */
export function preflightPaths(userData: string) {
  const origin = `${scheme}_${host}_0.indexeddb`
  return {
    indexedDb: join(userData, 'IndexedDB'),
    levelDbName: `${origin}.leveldb`,
    blobsName: `${origin}.blob`,
    levelDb: join(userData, 'IndexedDB', `${origin}.leveldb`),
    running: join(userData, 'running'),
    runtimeVersion: join(userData, 'runtime-version'),
    reserve: join(userData, 'reserve'),
    coldCopies: join(userData, 'cold-copies'),
    quarantine: join(userData, 'quarantine'),
    quarantineRequest: join(userData, 'quarantine-requested')
  }
}

/** Sorts by time, and is a file name everywhere. */
export function timeName(time: Date): string {
  return time.toISOString().replaceAll(':', '-')
}

/** When something with such a name was made, in milliseconds since 1970; not a number for another name. */
export function timeOfName(name: string): number {
  const parts = /^(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d\.\d{3})Z/.exec(name)
  if (!parts) return NaN
  const [, date, hours, minutes, seconds] = parts
  return Date.parse(`${date ?? ''}T${hours ?? ''}:${minutes ?? ''}:${seconds ?? ''}Z`)
}
