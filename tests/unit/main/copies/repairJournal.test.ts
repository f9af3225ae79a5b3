import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { repairable, repairJournal } from '../../../../src/main/copies/repairJournal'
import { contentOf, failing } from './support'
import { copyWorld } from './world'

async function world() {
  const catalogue = await copyWorld()
  const second = join(catalogue.root, 'second.opis')
  const { device, positions } = catalogue.session().describe()
  await catalogue.session().close()
  await cp(catalogue.folder, second, { recursive: true })
  const segments = (await readdir(join(second, 'journal', device))).sort()
  const path = (folder: string, number: number) =>
    join(folder, 'journal', device, segments[number] ?? '')
  /** Changes one byte of a line, counted from the end where it is negative. */
  async function damage(folder: string, number: number, line: number): Promise<void> {
    const lines = (await readFile(path(folder, number), 'utf8')).split('\n')
    const at = line < 0 ? lines.length - 1 + line : line
    lines[at] = (lines[at] ?? '').replace('Запись', 'запись')
    await writeFile(path(folder, number), lines.join('\n'))
  }
  const repair = { folder: catalogue.folder, second }
  const journal = () => contentOf(join(catalogue.folder, 'journal'))
  return { ...catalogue, second, device, positions, segments, path, damage, repair, journal }
}

describe('repairing a journal from the second location', () => {
  it.each([
    [0, 0],
    [0, 1],
    [2, 0],
    [2, -2]
  ])('makes segment %i whole that is damaged in line %i', async (number, line) => {
    const { folder, device, damage, repair, journal, open, positions } = await world()
    const whole = await journal()
    await damage(folder, number, line)
    const damaged = await open()
    expect(damaged.describe().readOnly).toBe('damagedJournal')
    await damaged.close()
    expect(await repairable(repair)).toEqual([device])
    await repairJournal(repair)
    expect(await journal()).toEqual(whole)
    const kept = await readdir(join(folder, 'damaged'))
    expect(kept).toEqual([expect.stringMatching(new RegExp(`^${device}-00000\\d\\.ndjson\\.`))])
    const mended = await open()
    expect(mended.describe()).toMatchObject({ readOnly: null, positions })
  })

  it('makes the very last line whole, which was acknowledged and is no tear', async () => {
    const { folder, device, damage, repair, journal, open, positions, segments } = await world()
    const whole = await journal()
    await damage(folder, segments.length - 1, -1)
    const damaged = await open()
    expect(damaged.describe().readOnly).toBe('damagedJournal')
    await damaged.close()
    expect(await repairable(repair)).toEqual([device])
    await repairJournal(repair)
    expect(await journal()).toEqual(whole)
    expect((await open()).describe()).toMatchObject({ readOnly: null, positions })
  })

  it('repairs several segments, and one that is gone', async () => {
    const { folder, damage, repair, journal, path } = await world()
    const whole = await journal()
    await damage(folder, 0, 0)
    await damage(folder, 2, 1)
    await rm(path(folder, 1))
    await repairJournal(repair)
    expect(await journal()).toEqual(whole)
  })

  it('keeps what was entered after the copy was made', async () => {
    const { folder, damage, repair, open, segments, save, reopen } = await world()
    await reopen()
    await save('later 1', 'later 2')
    const session = await reopen()
    const { positions } = session.describe()
    await session.close()
    const own = join(folder, 'journal', session.describe().device)
    expect((await readdir(own)).length).toBeGreaterThanOrEqual(segments.length)
    await damage(folder, segments.length - 1, 0)
    await repairJournal(repair)
    expect((await open()).describe()).toMatchObject({ readOnly: null, positions })
  })

  it('is not offered where the copy lacks the damaged part, is damaged too or differs', async () => {
    const { folder, second, damage, repair, segments, path } = await world()
    const last = segments.length - 1
    await damage(folder, last, -2)
    const text = await readFile(path(second, last), 'utf8')
    const lines = text.split('\n')
    await writeFile(path(second, last), `${lines.slice(0, -3).join('\n')}\n`)
    expect(await repairable(repair)).toEqual([])
    await writeFile(path(second, last), text)
    expect(await repairable(repair)).toHaveLength(1)
    await damage(second, 0, 1)
    expect(await repairable(repair)).toEqual([])
    await expect(repairJournal(repair)).rejects.toMatchObject({ code: 'repairFailed' })
  })

  it('takes nothing from another catalogue, and nothing from none', async () => {
    const { folder, damage, second, repair } = await world()
    await damage(folder, 0, 0)
    const description = join(second, 'catalogue.json')
    const text = await readFile(description, 'utf8')
    await writeFile(description, text.replace(/"id": "./, '"id": "x'))
    expect(await repairable(repair)).toEqual([])
    expect(await repairable({ folder, second: join(second, 'nowhere') })).toEqual([])
  })

  it('leaves everything as it was when the disk fails at operation n', async () => {
    const { folder, damage, repair, journal, root } = await world()
    await damage(folder, 0, 0)
    await damage(folder, 2, 0)
    const before = await journal()
    const { operations, count } = failing(() => null)
    const counted = join(root, 'counted.opis')
    await mkdir(counted)
    await cp(folder, counted, { recursive: true })
    await repairJournal({ ...repair, folder: counted, operations })
    for (let n = 1; n <= count(); n++) {
      const broken = failing((_name, number) => (number >= n ? 'EIO' : null)).operations
      await expect(repairJournal({ ...repair, operations: broken })).rejects.toMatchObject({
        code: 'repairFailed'
      })
      expect(await journal()).toEqual(before)
    }
  })
})
