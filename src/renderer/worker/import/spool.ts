import type { Spool } from '../../../shared/import/run/report'

/** Bytes that are written once, one piece after the other, and read anywhere. */
export interface Store {
  append(bytes: Uint8Array): number
  read(at: number, length: number): Uint8Array
}

const entriesPerBlock = 128
const blocksKept = 8

/** Memory does not grow with the texts of the entries. */
export function createSpool<Entry>(store: Store): Spool<Entry> {
  const encoder = new TextEncoder()
  const decoder = new TextDecoder()
  const blocks: { readonly at: number; readonly length: number }[] = []
  const recent = new Map<number, Entry[]>()
  let open: Entry[] = []
  let count = 0

  function blockAt(number: number): Entry[] {
    const place = blocks[number]
    if (!place) return open
    const kept = recent.get(number)
    if (kept) return kept
    const block = JSON.parse(decoder.decode(store.read(place.at, place.length))) as Entry[]
    recent.set(number, block)
    const [oldest] = recent.keys()
    if (recent.size > blocksKept && oldest !== undefined) recent.delete(oldest)
    return block
  }

  return {
    get count() {
      return count
    },
    add(entry) {
      open.push(entry)
      count++
      if (open.length < entriesPerBlock) return
      const bytes = encoder.encode(JSON.stringify(open))
      blocks.push({ at: store.append(bytes), length: bytes.length })
      open = []
    },
    read(from, wanted) {
      const entries: Entry[] = []
      const end = Math.min(count, from + wanted)
      for (let at = from; at < end;) {
        const within = at % entriesPerBlock
        const block = blockAt((at - within) / entriesPerBlock)
        const more = block.slice(within, within + end - at)
        if (more.length === 0) break
        entries.push(...more)
        at += more.length
      }
      return entries
    }
  }
}

/** Where there is no file system; it grows. */
export function memoryStore(): Store {
  const pieces = new Map<number, Uint8Array>()
  let size = 0
  return {
    append(bytes) {
      const at = size
      pieces.set(at, bytes)
      size += bytes.length
      return at
    },
    read: at => pieces.get(at) ?? new Uint8Array()
  }
}
