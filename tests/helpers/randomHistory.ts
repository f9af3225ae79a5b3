import { applyOperations, operationsByRecord } from '../../src/shared/changeLog/apply'
import type { Changeset, Operation } from '../../src/shared/changeLog/changeset'
import { newSubject, setElement, setField } from '../../src/shared/changeLog/edit'
import type { CatalogueRecord } from '../../src/shared/records/record'
import { changeset } from './changesets'
import { pick, seeded, whole } from './random'

/** A random history of several devices that see each other's changes late or never. */
export function randomHistory(seed: number, id: string): Changeset[] {
  const random = seeded(seed)
  const devices = ['a', 'b', 'c'].slice(0, 1 + whole(random, 3))
  const known = new Map<string, CatalogueRecord | undefined>(devices.map(d => [d, undefined]))
  const counts = new Map<string, number>()
  const all: Changeset[] = []
  for (let step = 0; step < 30; step++) {
    const device = pick(random, devices)
    const subject = known.get(device) ?? newSubject(id, 'section')
    const n = (counts.get(device) ?? 0) + 1
    counts.set(device, n)
    const skew = whole(random, 1_000_000)
    const made = changeset(device, n, skew, randomOperations(random, subject, step))
    all.push(made)
    // A device knows its own changes at once and, now and then, everything there is.
    const seen = random() < 0.3 ? all : [made]
    const before = seen === all ? undefined : known.get(device)
    known.set(device, applyOperations(before, operationsByRecord(seen).get(id) ?? []))
  }
  return all
}

function randomOperations(
  random: () => number,
  subject: Parameters<typeof setField>[0],
  step: number
): Operation[] {
  const kind = whole(random, 3)
  if (kind === 0) return [setField(subject, pick(random, ['seat', 'history']), whole(random, 3))]
  if (kind === 1) return [setField(subject, 'deleted', random() < 0.5)]
  const key = pick(random, ['x', 'y'])
  const element = random() < 0.3 ? null : { order: 'V', value: step }
  return [setElement(subject, 'tags', key, element)]
}
