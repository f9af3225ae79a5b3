/** What a row sorts by; null for one that has nothing there. */
export type Key = string | number | null

/** Numbers before texts, nothing last. */
export function compareKeys(a: Key, b: Key): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
  if (typeof a !== typeof b) return typeof a === 'number' ? -1 : 1
  return a < b ? -1 : a > b ? 1 : 0
}

/** The places of keys in their order, those of equal keys rising, and how many are not null. */
export function sortedPlaces(keys: readonly Key[]): {
  places: Uint32Array<ArrayBuffer>
  filled: number
} {
  const numbers: number[] = []
  const texts: number[] = []
  const empty: number[] = []
  keys.forEach((key, place) => {
    ;(key === null ? empty : typeof key === 'number' ? numbers : texts).push(place)
  })
  numbers.sort((a, b) => compareKeys(keys[a] ?? null, keys[b] ?? null) || a - b)
  const sorted = Uint32Array.from(texts)
  sortTexts(sorted, at => keys[at] as string, 0)
  const places = new Uint32Array(keys.length)
  places.set(numbers)
  places.set(sorted, numbers.length)
  places.set(empty, numbers.length + sorted.length)
  return { places, filled: numbers.length + sorted.length }
}

/** Fewer are compared one with another. */
const fewTexts = 24
/** Letters that one pass sorts by: 16 bits each, before 32 bits for the place. */
const lettersPerPass = 2

/**
 * Sorts places by their texts, in the order of code units. By two letters at a time, packed with the place into whole
 * numbers, which the engine sorts without asking back; then each run of equal letters by the next two.
 */
function sortTexts(places: Uint32Array, textOf: (place: number) => string, from: number): void {
  const count = places.length
  if (count <= fewTexts) {
    places.sort((a, b) => {
      const [one, other] = [textOf(a), textOf(b)]
      return one < other ? -1 : one > other ? 1 : a - b
    })
    return
  }
  const packed = new BigUint64Array(count)
  const halves = new Uint32Array(packed.buffer)
  const [low, high] = isLittleEndian ? [0, 1] : [1, 0]
  for (let at = 0; at < count; at++) {
    const text = textOf(places[at] ?? 0)
    halves[at * 2 + low] = at
    halves[at * 2 + high] = letterAt(text, from) * 0x10000 + letterAt(text, from + 1)
  }
  packed.sort()
  const before = places.slice()
  let start = 0
  for (let at = 0; at < count; at++) {
    places[at] = before[halves[at * 2 + low] ?? 0] ?? 0
    const letters = halves[at * 2 + high] ?? 0
    if (at + 1 < count && halves[at * 2 + 2 + high] === letters) continue
    // Texts that ended are equal.
    const isOver = letters % 0x10000 === 0
    if (at > start && !isOver) {
      sortTexts(places.subarray(start, at + 1), textOf, from + lettersPerPass)
    }
    start = at + 1
  }
}

/** 0 after the end; the last two code units, which no text has, count as one. */
function letterAt(text: string, at: number): number {
  return at < text.length ? Math.min(text.charCodeAt(at) + 1, 0xffff) : 0
}

const isLittleEndian = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1
