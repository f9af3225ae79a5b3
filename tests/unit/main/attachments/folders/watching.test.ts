import { appendFile, mkdir, rename, rm, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { arrivedIn, lookInto } from '../../../../../src/main/attachments/folders/arrivals'
import type { Seen } from '../../../../../src/main/attachments/folders/arrivals'
import { createWatching } from '../../../../../src/main/attachments/folders/watching'
import type { Watching } from '../../../../../src/main/attachments/folders/watching'
import type { WatchedFolder } from '../../../../../src/shared/attachments/watching'
import { never, temporaryFolder } from '../support'

let folder = ''
let inbox = ''
beforeEach(async () => {
  folder = await temporaryFolder()
  inbox = join(folder, 'Сканер')
  await mkdir(inbox)
})

async function look() {
  const found = await lookInto(inbox, never)
  if (!found) throw new Error('The folder cannot be read')
  return found
}

/** A file that nothing has touched for a minute. */
async function resting(name: string, content = 'scan'): Promise<void> {
  await writeFile(join(inbox, name), content)
  const then = Date.now() / 1000 - 60
  await utimes(join(inbox, name), then, then)
}

const names = (files: readonly { readonly name: string }[]) => files.map(({ name }) => name)

describe('a file', () => {
  it('has arrived once it has not changed from one look to the next', async () => {
    await resting('a.tif')
    const first = await look()
    expect(arrivedIn(first, {}, {}, Date.now())).toEqual([])
    expect(names(arrivedIn(await look(), first.states, {}, Date.now()))).toEqual(['a.tif'])
  })

  it('that is still written to is waited for, however slowly it grows', async () => {
    await resting('a.tif')
    let before: Seen = (await look()).states
    for (const stroke of ['more', 'and more', 'and yet more']) {
      await appendFile(join(inbox, 'a.tif'), stroke)
      const now = await look()
      expect(arrivedIn(now, before, {}, Date.now())).toEqual([])
      before = now.states
    }
    const changed = Number(before['a.tif']?.split(' ')[1])
    const last = await look()
    // The same size and time twice, but a moment ago: the next stroke may follow.
    expect(arrivedIn(last, before, {}, changed + 500)).toEqual([])
    expect(names(arrivedIn(last, before, {}, changed + 3000))).toEqual(['a.tif'])
  })

  it('that was seen before, is empty, or is a program’s own is not offered', async () => {
    await resting('seen.tif')
    await resting('empty.tif', '')
    for (const name of ['.hidden', 'a.part', 'b.crdownload', 'Thumbs.db']) await resting(name)
    const { states, files } = await look()
    const seen = { 'seen.tif': states['seen.tif'] ?? '' }
    expect([...files.keys()].sort()).toEqual(['empty.tif', 'seen.tif'])
    expect(arrivedIn(await look(), states, seen, Date.now())).toEqual([])
    await resting('seen.tif', 'scanned again')
    const again = await look()
    expect(names(arrivedIn(await look(), again.states, seen, Date.now()))).toEqual(['seen.tif'])
  })
})

describe('the watch', () => {
  let told: WatchedFolder[] = []
  let watching: Watching
  let catalogue: { readonly id: string; readonly folder: string } | null = null

  const opened = (id: string) => ({ id, folder: join(folder, 'Опись.opis') })

  function start(): Watching {
    return createWatching({
      catalogue: () => catalogue,
      userData: join(folder, 'userData'),
      chooseFolder: () => Promise.resolve(inbox),
      list: (path, files) => ({
        listing: path,
        title: '',
        files: files.map(({ name, size }) => ({ name, size })),
        refused: []
      }),
      onArrived: watched => told.push(watched),
      pause: 20
    })
  }

  beforeEach(() => {
    told = []
    catalogue = opened('one')
    watching = start()
  })
  afterEach(() => watching.close())

  const arrived = () => told.at(-1)?.arrived

  it('is off until a folder is chosen, and offers what comes from then on', async () => {
    await resting('before.tif')
    expect(await watching.status()).toBeNull()
    expect(await watching.choose()).toMatchObject({ title: 'Сканер', arrived: 0 })
    await resting('new.tif')
    await expect.poll(arrived).toBe(1)
    const listing = await watching.take()
    expect(listing?.files).toEqual([{ name: 'new.tif', size: 4 }])
    await watching.seen()
    expect(await watching.take()).toBeNull()
  })

  it('is over no folder of the catalogue, and none around it', async () => {
    for (const place of [join(folder, 'Опись.opis'), join(folder, 'Опись.opis', 'files'), folder]) {
      inbox = place
      await expect(watching.choose()).rejects.toMatchObject({ code: 'watchWithin' })
    }
    expect(await watching.status()).toBeNull()
  })

  it('goes on after a new start: what came meanwhile is offered, what was passed is not', async () => {
    await watching.choose()
    await resting('first.tif')
    await expect.poll(arrived).toBe(1)
    await watching.take()
    await watching.seen()
    await watching.close()
    await resting('meanwhile.tif')
    watching = start()
    await watching.status()
    await expect.poll(arrived).toBe(1)
    expect((await watching.take())?.files.map(({ name }) => name)).toEqual(['meanwhile.tif'])
  })

  it('waits for a folder that is away, and forgets one that is given up', async () => {
    await watching.choose()
    await rename(inbox, `${inbox} away`)
    await expect.poll(() => told.at(-1)?.isMissing).toBe(true)
    await rename(`${inbox} away`, inbox)
    await expect.poll(() => told.at(-1)?.isMissing).toBe(false)
    await watching.stop()
    expect(await watching.status()).toBeNull()
    await watching.close()
    watching = start()
    expect(await watching.status()).toBeNull()
  })

  it('belongs to its catalogue', async () => {
    await watching.choose()
    catalogue = opened('two')
    expect(await watching.status()).toBeNull()
    catalogue = opened('one')
    expect(await watching.status()).toMatchObject({ title: 'Сканер' })
    await rm(inbox, { recursive: true })
  })
})
