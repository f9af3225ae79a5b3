import { spawnSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { createExports } from '../../../../src/main/exports/exports'

/** A disk of 256 kB in memory; only root may mount one. */
function mountSmallDisk(): string | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null
  const folder = mkdtempSync(join(tmpdir(), 'opis-small-disk-'))
  const options = ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', folder]
  return spawnSync('mount', options).status === 0 ? folder : null
}

const disk = mountSmallDisk()

describe.skipIf(disk === null)('on a disk that becomes full', () => {
  const folder = disk ?? ''
  afterAll(async () => {
    spawnSync('umount', [folder])
    await rm(folder, { recursive: true })
  })

  test('an export says so, leaves no part and keeps the old file', async () => {
    await writeFile(join(folder, 'a.csv'), 'old')
    const exports = createExports({
      chooseFile: async name => join(folder, name),
      chooseFolder: async () => folder,
      confirmReplace: async () => true
    })
    const target = await exports.begin(['a.csv'])
    const job = target?.job ?? ''
    await exports.write(job, 0, 'x'.repeat(100_000))
    const tooMuch = exports.write(job, 0, 'x'.repeat(500_000))
    await expect(tooMuch).rejects.toMatchObject({ code: 'diskFull' })
    await expect(exports.finish(job)).rejects.toMatchObject({ code: 'exportEnded' })
    expect(await readdir(folder)).toEqual(['a.csv'])
    expect(await readFile(join(folder, 'a.csv'), 'utf8')).toBe('old')
  })
})
