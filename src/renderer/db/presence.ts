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
