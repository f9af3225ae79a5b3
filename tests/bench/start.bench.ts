import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { describe, test } from 'vitest'
import { electronPath } from '../helpers/launch'
import { catalogueOf } from './catalogue'
import { median } from './measure'
import { report } from './rows'
import type { Measured } from './rows'
import { rounds, sizes } from './settings'
import { openEmptyWindow, openWindow } from './window'

/** Milliseconds after which what was read is on the disk. */
const figuresAreKept = 25_000

describe.skipIf(electronPath === undefined)('start', () => {
  test('with nothing to replay, against a window with nothing in it', async () => {
    const catalogues = await Promise.all(sizes.map(catalogueOf))
    // The first start of each builds its working copy and its index, and is not counted with the others.
    const built: number[] = []
    for (const catalogue of catalogues) {
      await rm(join(catalogue.userData, 'File System'), { recursive: true, force: true })
      const first = await openWindow(catalogue)
      built.push(first.untilIndexed)
      // What it knows of the figures is kept some seconds after they have been read.
      await first.untilFigures()
      await setTimeout(figuresAreKept)
      await first.close()
    }
    const empty: number[] = []
    const usable = catalogues.map(() => [] as number[])
    const counted = catalogues.map(() => [] as number[])
    const painted = catalogues.map(() => [] as number[])
    const searchable = catalogues.map(() => [] as number[])
    const loaded = catalogues.map(() => [] as number[])
    const figures = catalogues.map(() => [] as number[])
    const memory = catalogues.map(() => [] as number[])
    for (let round = 0; round < rounds; round++) {
      empty.push(await openEmptyWindow())
      for (const [at, catalogue] of catalogues.entries()) {
        const opened = await openWindow(catalogue)
        usable[at]?.push(opened.untilUsable)
        counted[at]?.push(opened.untilCounted)
        painted[at]?.push(opened.untilPainted)
        searchable[at]?.push(opened.untilSearchable)
        loaded[at]?.push(opened.untilIndexed)
        figures[at]?.push(await opened.untilFigures())
        memory[at]?.push(await opened.memory())
        await opened.close()
      }
    }
    const peer = { name: 'empty Electron window', value: median(empty) }
    await report('start', [
      { what: 'empty Electron window, painted', n: 0, value: peer.value },
      ...catalogues.flatMap(({ size }, at): Measured[] => [
        {
          what: 'start, first paint',
          n: size,
          value: median(painted[at] ?? []),
          peer,
          goal: { ratio: 1.15 }
        },
        {
          what: 'start, first rows',
          n: size,
          value: median(usable[at] ?? []),
          peer,
          goal: { ratio: size > 100_000 ? 2 : 1.3 }
        },
        {
          what: 'start, all records in the list',
          n: size,
          value: median(counted[at] ?? []),
          peer,
          goal: { ratio: 2 }
        },
        {
          what: 'start, search ready',
          n: size,
          value: median(searchable[at] ?? []),
          peer,
          goal: { ratio: 2.5 }
        },
        { what: 'start, figures ready', n: size, value: median(figures[at] ?? []) },
        {
          what: 'index, loaded',
          n: size,
          value: median(loaded[at] ?? []),
          goal: { value: 1000 }
        },
        {
          what: 'index, built from the working copy',
          n: size,
          value: built[at] ?? 0,
          goal: { value: Math.max(8000, size * 0.09) }
        },
        {
          what: 'memory, all processes',
          n: size,
          value: median(memory[at] ?? []),
          unit: 'B',
          goal: { value: 1e9 }
        }
      ])
    ])
  })
})
