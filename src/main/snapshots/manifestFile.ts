import { readFile } from 'node:fs/promises'
import * as v from 'valibot'
import { snapshotReasons } from '../../shared/snapshots/manifest'
import type { SnapshotManifest } from '../../shared/snapshots/manifest'
import { Failure } from '../failure'
import { writeFileDurably } from '../files/durable'
import { isMissing } from '../files/operations'
import type { FileOperations } from '../files/operations'
import { isSnapshotName, manifestPath } from './names'

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))

const manifestSchema = v.object({
  format: v.literal(1),
  catalogue: v.object({ id: v.string(), title: v.string() }),
  reason: v.picklist(snapshotReasons),
  at: v.pipe(v.string(), v.isoTimestamp()),
  app: v.string(),
  schemaVersion: count,
  positions: v.record(v.string(), count),
  records: count,
  deleted: count,
  byKind: v.record(v.string(), count),
  lines: count,
  bytes: count,
  sha256,
  textBytes: count,
  textSha256: sha256
})

/** Codes: snapshotMissing, snapshotNewer, snapshotDamaged. */
export async function readManifest(folder: string, name: string): Promise<SnapshotManifest> {
  const value = parse(await readText(folder, name), name)
  const parsed = v.safeParse(manifestSchema, value)
  if (parsed.success) return parsed.output
  const { format } = (value ?? {}) as { readonly format?: unknown }
  if (typeof format === 'number' && format > 1) {
    throw new Failure('snapshotNewer', `${name} was made by a newer version of Opis`)
  }
  throw new Failure('snapshotDamaged', `${name}.json is not a manifest`)
}

export async function writeManifest(
  folder: string,
  name: string,
  manifest: SnapshotManifest,
  operations?: FileOperations
): Promise<void> {
  const text = `${JSON.stringify(manifest, null, 2)}\n`
  await writeFileDurably(manifestPath(folder, name), text, operations)
}

async function readText(folder: string, name: string): Promise<string> {
  if (!isSnapshotName(name)) throw new Failure('snapshotMissing', `${name} is no snapshot`)
  try {
    return await readFile(manifestPath(folder, name), 'utf8')
  } catch (cause) {
    if (isMissing(cause)) throw new Failure('snapshotMissing', `${name} is not there`, { cause })
    throw new Failure('snapshotUnreadable', `${name}.json cannot be read`, { cause })
  }
}

function parse(text: string, name: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new Failure('snapshotDamaged', `${name}.json is not JSON`, { cause })
  }
}
