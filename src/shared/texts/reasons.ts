import type { Changeset } from '../changeLog/changeset'
import type { PageReading } from './calls'

/** How the reason of a changeset begins that a machine made; what follows names the engine. */
export const readingReasons = { textLayer: 'text layer: ', recognised: 'recognised: ' } as const

export function reasonOfReading(
  origin: NonNullable<PageReading['origin']>,
  engine: string
): string {
  return readingReasons[origin] + engine
}

/** Text that was read in the background is no step of the person, whose undo passes over it. */
export function isMachineReading({ why, undo }: Pick<Changeset, 'why' | 'undo'>): boolean {
  if (why === undefined || undo !== undefined) return false
  return Object.values(readingReasons).some(beginning => why.startsWith(beginning))
}
