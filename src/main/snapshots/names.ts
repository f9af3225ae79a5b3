import { join } from 'node:path'
import type { Positions } from '../../shared/changeLog/changeset'

const namePattern = /^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.\d{3}Z-\d{1,16}$/

/** The folder within a catalogue, or within a copy of one, that holds its snapshots. */
export function snapshotsFolder(catalogue: string): string {
  return join(catalogue, 'snapshots')
}

/** How many changesets lie before these positions: the order of snapshots, which no clock can disturb. */
export function sequenceOf(positions: Positions): number {
  return Object.values(positions).reduce((sum, position) => sum + position, 0)
}

export function snapshotName(at: Date, positions: Positions): string {
  return `${at.toISOString().replaceAll(':', '-')}-${String(sequenceOf(positions))}`
}

export function isSnapshotName(name: string): boolean {
  return namePattern.test(name)
}

export function dataPath(folder: string, name: string): string {
  return join(folder, `${name}.ndjson.gz`)
}

export function manifestPath(folder: string, name: string): string {
  return join(folder, `${name}.json`)
}
