import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  createRendering,
  type Rendering
} from '../../../../../src/main/attachments/rendering/queue'
import type { RenderingProcess } from '../../../../../src/main/attachments/rendering/messages'
import * as pictures from '../pictures'
import { rendererFor, startChild, temporaryFolder } from '../support'

const folder = await temporaryFolder()
const limits = { time: 10_000, jobs: 500, idle: 60_000 }
const opened: Rendering[] = []

function rendering(start: () => RenderingProcess, changed = {}): Rendering {
  const made = createRendering(start, { ...limits, ...changed })
  opened.push(made)
  return made
}

/** A process that answers with its own id, hangs on "hang" and dies on "die". */
async function scripted(): Promise<() => RenderingProcess> {
  const script = join(folder, 'scripted.cjs')
  await writeFile(
    script,
    `process.on('message', ({ id, path }) => {
      if (path === 'die') process.exit(3)
      if (path !== 'hang') process.send({ id, ok: true, value: path + ' ' + process.pid })
    })`
  )
  return () => startChild(script)
}

afterAll(() => {
  for (const each of opened) each.close()
})

describe('the rendering queue', () => {
  const identify = (path: string) => ({ op: 'identify', path }) as const
  const page = (path: string) => {
    const rendition = { width: 1, height: 1, format: 'jpeg' } as const
    return { op: 'page', path, mediaType: 'x', page: 1, rendition } as const
  }

  it('fails the job that takes too long, and no other', async () => {
    const queue = rendering(await scripted(), { time: 2_500 })
    const hanging = queue.run(identify('hang'))
    const after = queue.run(identify('after'))
    await expect(hanging).rejects.toMatchObject({ code: 'renderingTimedOut' })
    expect(await after).toMatch(/^after /)
  })

  it('fails the job in which the process dies, and no other', async () => {
    const queue = rendering(await scripted())
    const before = await queue.run(identify('a'))
    const dying = queue.run(identify('die'))
    const after = queue.run(identify('a'))
    await expect(dying).rejects.toMatchObject({ code: 'renderingFailed' })
    expect(await after).toMatch(/^a \d+$/)
    expect(await after).not.toBe(before)
  })

  it('takes a page before descriptions that wait', async () => {
    const queue = rendering(await scripted())
    const order: string[] = []
    const told = (name: string) => () => order.push(name)
    await Promise.all([
      queue.run(identify('1')).then(told('first')),
      queue.run(identify('2')).then(told('second')),
      queue.run(page('3')).then(told('page'))
    ])
    expect(order).toEqual(['first', 'page', 'second'])
  })

  it('renews the process after a number of jobs and after idling', async () => {
    const queue = rendering(await scripted(), { jobs: 2, idle: 50 })
    const pids: unknown[] = []
    for (let job = 0; job < 4; job += 1) pids.push(await queue.run(identify('')))
    expect(new Set(pids).size).toBe(2)
    await new Promise(resolve => setTimeout(resolve, 300))
    expect(pids).not.toContain(await queue.run(identify('')))
  })

  it('fails what waits when it is closed, and all that comes later', async () => {
    const queue = rendering(await scripted())
    const waiting = [queue.run(identify('hang')), queue.run(identify('a'))]
    queue.close()
    const codes = await Promise.allSettled([...waiting, queue.run(identify('b'))])
    expect(codes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
  })

  it('says so when no process can be started', async () => {
    const queue = rendering(() => {
      throw new Error('no such program')
    })
    await expect(queue.run(identify('a'))).rejects.toMatchObject({ code: 'renderingFailed' })
  })
})

describe('the rendering process as it is built', () => {
  let queue: Rendering
  beforeAll(async () => {
    queue = rendering(await rendererFor(join(folder, 'built')))
  }, 60_000)

  it('identifies, describes and renders', async () => {
    const path = join(folder, 'scan')
    await writeFile(path, await pictures.multiPageTiff(['red', 'blue']))
    const mediaType = await queue.run({ op: 'identify', path })
    expect(mediaType).toBe('image/tiff')
    const described = await queue.run({ op: 'describe', path, mediaType })
    expect(described).toEqual({ pages: 2, width: 100, height: 140 })
    const rendition = { width: 50, height: 100, format: 'webp' } as const
    const { bytes } = await queue.run({ op: 'page', path, mediaType, page: 2, rendition })
    expect(Buffer.from(bytes).toString('latin1', 8, 12)).toBe('WEBP')
  })

  it('draws a PDF with its reader in WebAssembly', async () => {
    const path = join(folder, 'page.pdf')
    await writeFile(
      path,
      '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n' +
        '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 72 72]>>endobj\ntrailer<</Root 1 0 R>>'
    )
    const mediaType = 'application/pdf'
    const described = await queue.run({ op: 'describe', path, mediaType })
    expect(described).toEqual({ pages: 1, width: 72, height: 72 })
  })

  it('shrinks 256 million pixels out of 31 KB within its limits', async () => {
    const path = join(folder, 'bomb')
    const bomb = pictures.pngBomb(16_000)
    expect(bomb.length).toBeLessThan(32_000)
    await writeFile(path, bomb)
    const rendition = { width: 240, height: 240, format: 'webp' } as const
    const job = { op: 'page', path, mediaType: 'image/png', page: 1, rendition } as const
    expect((await queue.run(job)).bytes.length).toBeGreaterThan(50)
  })

  it('reports what it cannot do by a code', async () => {
    const rendition = { width: 240, height: 240, format: 'webp' } as const
    const path = join(folder, 'scan')
    const job = { op: 'page', path, mediaType: 'text/html', page: 1, rendition } as const
    await expect(queue.run(job)).rejects.toMatchObject({ code: 'notRenderable' })
  })
})
