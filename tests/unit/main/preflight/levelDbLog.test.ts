import { describe, expect, it } from 'vitest'
import { crc32c, maskedCrc32c } from '../../../../src/main/preflight/crc32c'
import { checkLog } from '../../../../src/main/preflight/levelDbLog'
import { levelDbLog, recordEnds } from './levelDb'

describe('CRC-32C', () => {
  it.each([
    ['', 0],
    ['123456789', 0xe3069283],
    ['\0'.repeat(32), 0x8a9136aa],
    ['\xff'.repeat(32), 0x62a8ab43]
  ])('of %j is as published', (text, expected) => {
    expect(crc32c(Buffer.from(text, 'latin1'))).toBe(expected)
  })

  it('is masked as LevelDB does', () => {
    // The rotation of 0xe3069283 right by 15 bits, plus 0xa282ead8.
    expect(maskedCrc32c(Buffer.from('123456789'))).toBe((0x2507c60d + 0xa282ead8) >>> 0)
  })
})

const sizes = [10, 500, 40_000, 1, 0, 70_000, 25]

describe('checking a LevelDB log', () => {
  it('finds whole records, also over several blocks', () => {
    const log = levelDbLog(sizes)
    expect(checkLog(log)).toEqual({ state: 'whole', soundBytes: log.length, records: 7 })
    expect(checkLog(Buffer.alloc(0))).toEqual({ state: 'whole', soundBytes: 0, records: 0 })
  })

  it('finds a log torn at any offset, and where its last record ends', () => {
    const log = levelDbLog(sizes)
    const ends = recordEnds(sizes)
    for (let length = 0; length < log.length; length += length % 97 === 0 ? 1 : 53) {
      const sound = ends.filter(end => end <= length)
      const soundBytes = sound.at(-1) ?? 0
      const state = soundBytes === length ? 'whole' : 'torn'
      const check = checkLog(log.subarray(0, length))
      expect({ length, ...check }).toEqual({ length, state, soundBytes, records: sound.length })
    }
  })

  it('takes a tail of zeros for torn', () => {
    const log = levelDbLog(sizes)
    const ends = recordEnds(sizes)
    const zeroed = Buffer.from(log)
    zeroed.fill(0, log.length - 4096)
    const soundBytes = ends.filter(end => end <= log.length - 4096).at(-1)
    expect(checkLog(zeroed)).toMatchObject({ state: 'torn', soundBytes })
    expect(checkLog(Buffer.concat([log, Buffer.alloc(50_000)]))).toMatchObject({
      state: 'torn',
      soundBytes: log.length
    })
  })

  it('finds a flipped byte before the last record corrupt, at any offset', () => {
    const small = [10, 500, 40_000, 25]
    const log = levelDbLog(small)
    const lastStart = recordEnds(small).at(-2) ?? 0
    const trailer = [32_768 - 6, 32_768]
    for (let at = 0; at < lastStart; at += 411) {
      if (at >= (trailer[0] ?? 0) && at < (trailer[1] ?? 0)) continue
      const flipped = Buffer.from(log)
      flipped[at] = (flipped[at] ?? 0) ^ 0x10
      expect({ at, state: checkLog(flipped).state }).toEqual({ at, state: 'corrupt' })
    }
  })

  it('finds a record begun and followed by another corrupt: that is how the wipes begin', () => {
    const begun = levelDbLog([40_000]).subarray(0, 32_768)
    expect(checkLog(Buffer.concat([begun, levelDbLog([10])])).state).toBe('corrupt')
    const torn = levelDbLog([500]).subarray(0, 300)
    expect(checkLog(Buffer.concat([torn, levelDbLog([10])])).state).toBe('corrupt')
  })
})
