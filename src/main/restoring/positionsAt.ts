import type { Positions } from '../../shared/changeLog/changeset'
import { committedPosition } from '../journal/deviceIndex'
import type { DeviceIndex, Segment } from '../journal/deviceIndex'
import { decodeLine } from '../journal/line'
import { readLines } from '../journal/readLines'

type Indexes = ReadonlyMap<string, DeviceIndex>

/** What is looked at of a changeset. */
interface Mark {
  readonly n: number
  readonly stamp: string
  readonly tx: string | undefined
  readonly isEnd: boolean
}

/** The lines from one kept offset to the next. */
interface Block {
  readonly segment: Segment
  readonly from: number
  readonly to: number
}

const chunkBytes = 64 * 1024

/**
 * Per device the last changeset whose stamp is less than `limit`; a transaction counts with its end only. Stamps of a
 * device rise, so a few lines are read, not the journal.
 */
export async function positionsBefore(indexes: Indexes, limit: string): Promise<Positions> {
  const positions: Record<string, number> = {}
  for (const index of indexes.values()) {
    const position = await positionBefore(index, limit)
    if (position > 0) positions[index.device] = position
  }
  return positions
}

/** The stamps of the first and the last changeset of all devices; null while there is none. */
export async function stampSpan(
  indexes: Indexes
): Promise<{ readonly first: string; readonly last: string } | null> {
  const firsts: string[] = []
  const lasts: string[] = []
  for (const index of indexes.values()) {
    const [block] = blocksOf(index)
    const mark = block && (await firstMark(block))
    if (!mark) continue
    firsts.push(mark.stamp)
    lasts.push(index.stamp)
  }
  const [first, last] = [firsts.sort()[0], lasts.sort().at(-1)]
  return first === undefined || last === undefined ? null : { first, last }
}

async function positionBefore(index: DeviceIndex, limit: string): Promise<number> {
  const committed = committedPosition(index)
  if (committed === index.last && index.stamp < limit) return committed
  const blocks = blocksOf(index)
  let at = (await countBefore(blocks, limit)) - 1
  let brokenTx: string | undefined
  for (; at >= 0; at--) {
    const block = blocks[at]
    if (!block) break
    const marks = (await marksOf(block)).filter(({ n, stamp }) => n <= committed && stamp < limit)
    const newest = marks.at(-1)
    if (brokenTx === undefined && newest && !newest.isEnd) brokenTx = newest.tx
    const whole = marks.findLast(({ tx }) => brokenTx === undefined || tx !== brokenTx)
    if (whole) return whole.n
  }
  return 0
}

function blocksOf({ segments }: DeviceIndex): Block[] {
  return segments.flatMap(segment =>
    segment.offsets.map((from, position) => ({
      segment,
      from,
      to: segment.offsets[position + 1] ?? segment.size
    }))
  )
}

/** How many blocks begin before the limit. */
async function countBefore(blocks: readonly Block[], limit: string): Promise<number> {
  let [low, high] = [0, blocks.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const block = blocks[middle]
    const mark = block && (await firstMark(block))
    if (mark && mark.stamp < limit) low = middle + 1
    else high = middle
  }
  return low
}

async function firstMark(block: Block): Promise<Mark | undefined> {
  return (await marksOf(block, 1))[0]
}

async function marksOf({ segment, from, to }: Block, most = Infinity): Promise<Mark[]> {
  const marks: Mark[] = []
  await readLines(segment.path, { from, to, chunkBytes }, ({ bytes }) => {
    const { changeset } = decodeLine(bytes)
    if (!changeset) return false
    const { n, t, tx, end } = changeset
    marks.push({ n, stamp: t, tx, isEnd: end === true })
    return marks.length < most
  })
  return marks
}
