import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import { makeFolderDurably, writeFileDurably } from '../files/durable'

const locationSchema = v.object({
  /** Id of the catalogue and where it lies on this machine. */
  catalogue: v.string(),
  path: v.string(),
  /** The copy; null while none is chosen. */
  folder: v.nullable(v.string()),
  /** ISO 8601, UTC: when the copy was last complete. */
  lastAt: v.nullable(v.string()),
  /** How many changesets the copy held then. */
  sequence: v.number(),
  filesBehind: v.number(),
  damagedFiles: v.number(),
  /** The synchronising program that was warned of. */
  warnedOf: v.nullable(v.string())
})

/** What this machine remembers of a catalogue's second location. */
export type Location = Readonly<v.InferOutput<typeof locationSchema>>

export interface LocationPlace {
  readonly catalogue: string
  readonly path: string
}

const fileName = 'second-locations.json'

/** A file that is missing or damaged remembers nothing: the second location is then chosen again. */
async function readAll(userData: string): Promise<readonly Location[]> {
  try {
    const value: unknown = JSON.parse(await readFile(join(userData, fileName), 'utf8'))
    if (!Array.isArray(value)) return []
    return value.flatMap(entry => {
      const parsed = v.safeParse(locationSchema, entry)
      return parsed.success ? [parsed.output] : []
    })
  } catch {
    return []
  }
}

export async function readLocation(userData: string, place: LocationPlace): Promise<Location> {
  const found = (await readAll(userData)).find(entry => isAt(entry, place))
  const none = { folder: null, lastAt: null, sequence: 0, filesBehind: 0, damagedFiles: 0 }
  return found ?? { ...place, ...none, warnedOf: null }
}

export async function writeLocation(userData: string, location: Location): Promise<void> {
  const others = (await readAll(userData)).filter(entry => !isAt(entry, location))
  await makeFolderDurably(userData)
  const text = `${JSON.stringify([...others, location], null, 2)}\n`
  await writeFileDurably(join(userData, fileName), text)
}

function isAt(entry: Location, { catalogue, path }: LocationPlace): boolean {
  return entry.catalogue === catalogue && entry.path === path
}
