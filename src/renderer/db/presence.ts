import type { CatalogueDatabase } from './CatalogueDatabase'
import { amongPresent } from './repositories/records'

/**
 * Leaves of some ids, each once, those whose records may be there. Called within the transaction that then writes all
 * of them: asking for a record that is not there costs a fifth of writing it.
 */
export type Narrow = (ids: readonly string[]) => Promise<readonly string[]>

/** For a table that was empty at first. */
export function narrowFromEmpty(): Narrow {
  const presence = createPresence()
  return async ids => {
    const met = ids.filter(id => presence.mayHave(id))
    for (const id of ids) presence.add(id)
    return Promise.resolve(met)
  }
}

/** Ids begin with the time at which they were made, those of an import all with the same one. */
const timeOf = (id: string): string => id.slice(0, 13)
/** Of records that are edited, each may have another. */
const mostTimes = 4

/** For a long transaction: where no record of a time was there before, those that it met itself are all there are. */
export function narrowWithin(database: CatalogueDatabase): Narrow {
  const presence = createPresence()
  const isEmpty = new Map<string, boolean>()
  return async ids => {
    const times = [...new Set(ids.map(timeOf))].filter(time => !isEmpty.has(time))
    if (times.length > mostTimes) return amongPresent(database, ids)
    for (const time of times) {
      const ofTime = database.records.where(':id').between(time, `${time}\uffff`)
      isEmpty.set(time, (await ofTime.limit(1).primaryKeys()).length === 0)
    }
    const met = ids.filter(id => isEmpty.get(timeOf(id)) !== true || presence.mayHave(id))
    for (const id of ids) presence.add(id)
    return amongPresent(database, met)
  }
}

/** Bits of the filter; a million ids fill a ninth of them. */
const bits = 2 ** 26

/** Which ids were added: "no" is certain, "perhaps" is nearly so (a Bloom filter of three hashes, 8 MB). */
export interface Presence {
  add(id: string): void
  mayHave(id: string): boolean
}

export function createPresence(): Presence {
  const filled = new Uint32Array(bits / 32)

  function places(id: string): readonly number[] {
    let [one, two] = [0x811c9dc5, 0x9747b28c]
    for (let at = 0; at < id.length; at++) {
      const code = id.charCodeAt(at)
      one = Math.imul(one ^ code, 0x01000193)
      two = Math.imul(two ^ code, 0x5bd1e995) + 1
    }
    return [one, two, one ^ (two >>> 13)].map(hash => (hash ^ (hash >>> 15)) & (bits - 1))
  }

  return {
    add(id) {
      for (const place of places(id))
        filled[place >>> 5] = (filled[place >>> 5] ?? 0) | (1 << (place & 31))
    },
    mayHave: id =>
      places(id).every(place => ((filled[place >>> 5] ?? 0) & (1 << (place & 31))) !== 0)
  }
}
