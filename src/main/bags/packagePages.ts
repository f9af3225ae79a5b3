import { open } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import type { PackageRecord } from '../../shared/bags/package'
import type { Operation, OperationId } from '../../shared/changeLog/changeset'
import { Failure } from '../failure'
import type { PackageIndex, Place } from './packageIndex'
import { operationsOfLine, recordOfLine } from './packageLines'

const blockBytes = 1024 * 1024
/** An import that wrote thousands of operations into one line is asked for again with the next page. */
const linesKept = 64

type Operations = readonly (readonly [OperationId, Operation])[]

/** Records of a package with the operations that made them, page by page from the disk. */
export interface PackagePages {
  page(index: number): Promise<readonly PackageRecord[]>
  close(): Promise<void>
}

export async function openPages(index: PackageIndex): Promise<PackagePages> {
  const records = await openLines(index.records.path)
  const changes = index.changes && (await openLines(index.changes.path))
  const kept = new Map<number, Operations>()

  async function operationsAt(place: Place): Promise<Operations> {
    const before = kept.get(place.offset)
    if (before || !changes) return before ?? []
    const operations = operationsOfLine(await changes.read(place))
    kept.set(place.offset, operations)
    for (const oldest of kept.keys()) {
      if (kept.size <= linesKept) break
      kept.delete(oldest)
    }
    return operations
  }

  async function logOf(id: string): Promise<Operations> {
    const log: (readonly [OperationId, Operation])[] = []
    for (const place of index.history.get(id) ?? []) {
      for (const entry of await operationsAt(place)) if (entry[1].r === id) log.push(entry)
    }
    return log
  }

  return {
    async page(number) {
      const places = index.pages[number]
      if (!places) throw new Failure('invalidArguments', `There is no page ${String(number)}`)
      const page: PackageRecord[] = []
      for (const place of places) {
        const record = recordOfLine(await records.read(place))
        page.push({ record, log: await logOf(record.id) })
      }
      return page
    },
    async close() {
      await records.close()
      await changes?.close()
    }
  }
}

/** Reads lines by their places; neighbours come out of one reading. */
async function openLines(path: string) {
  const handle = await open(path, 'r')
  let block: Buffer = Buffer.alloc(0)
  let start = 0
  return {
    async read({ offset, length }: Place): Promise<Uint8Array> {
      if (offset < start || offset + length > start + block.length) {
        block = await readBlock(handle, offset, Math.max(blockBytes, length))
        start = offset
      }
      return block.subarray(offset - start, offset - start + length)
    },
    close: () => handle.close()
  }
}

async function readBlock(handle: FileHandle, offset: number, length: number): Promise<Buffer> {
  const buffer = Buffer.allocUnsafe(length)
  const { bytesRead } = await handle.read(buffer, 0, length, offset)
  return buffer.subarray(0, bytesRead)
}
