import { readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { checkLog } from '../../src/main/preflight/levelDbLog'
import { filesOfManifest } from '../../src/main/preflight/manifest'
import { preflightPaths } from '../../src/main/preflight/paths'

type Change = (bytes: Buffer) => Buffer

/** What is done to the closed LevelDB folder of the working copies. */
export interface LevelDbDamage {
  readonly name: string
  readonly apply: (folder: string) => Promise<void>
}

async function filesOf(folder: string, pattern: RegExp): Promise<readonly string[]> {
  const names = (await readdir(folder)).filter(name => pattern.test(name)).sort()
  if (names.length === 0) throw new Error(`${folder} has no file ${String(pattern)}`)
  return names.map(name => join(folder, name))
}

/** What LevelDB still reads: a file that it has replaced may lie there a while, and damage to it does nothing. */
async function live(folder: string, pattern: RegExp): Promise<readonly string[]> {
  const files = await filesOf(folder, pattern)
  const edits: Buffer[] = []
  const name = (await readFile(join(folder, 'CURRENT'), 'latin1')).trim()
  checkLog(await readFile(join(folder, name)), record => edits.push(record))
  const needed = filesOfManifest(edits)
  const numberOf = (path: string): number => parseInt(basename(path), 10)
  if (pattern === table) return files.filter(path => needed?.tables.has(numberOf(path)))
  if (pattern === log) return files.filter(path => numberOf(path) >= (needed?.log ?? 0))
  return [join(folder, name)]
}

/** The largest of them: where several logs lie there, an empty one cannot be damaged. */
async function largest(folder: string, pattern: RegExp): Promise<string> {
  const files = await live(folder, pattern)
  const sizes = await Promise.all(files.map(async path => (await stat(path)).size))
  const path = files[sizes.indexOf(Math.max(...sizes))]
  if (path === undefined || (await stat(path)).size < 64) throw new Error(`${folder} is too small`)
  return path
}

const log = /^\d+\.log$/
const table = /^\d+\.ldb$/
const manifest = /^MANIFEST-\d+$/
const current = /^CURRENT$/

function changed(pattern: RegExp, change: Change): LevelDbDamage['apply'] {
  return async folder => {
    const path = await (pattern === current ? join(folder, 'CURRENT') : largest(folder, pattern))
    await writeFile(path, change(await readFile(path)))
  }
}

function cutInHalf(pattern: RegExp): LevelDbDamage['apply'] {
  return async folder => {
    const path = await largest(folder, pattern)
    await truncate(path, Math.floor((await stat(path)).size / 2))
  }
}

function deleted(...patterns: readonly RegExp[]): LevelDbDamage['apply'] {
  return async folder => {
    for (const pattern of patterns) {
      for (const path of await filesOf(folder, pattern)) await rm(path)
    }
  }
}

function flip(from: (size: number) => number, count: number): Change {
  return bytes => {
    const start = Math.max(0, Math.floor(from(bytes.length)))
    bytes.subarray(start, start + count).forEach((byte, at) => (bytes[start + at] = byte ^ 0xff))
    return bytes
  }
}

const emptied: Change = () => Buffer.alloc(0)
const zeroed: Change = bytes => bytes.fill(0)
const half = (size: number): number => size >> 1

/** The 21 kinds that were found to empty a database, to empty it partly or to keep it from opening. */
export const levelDbDamages: readonly LevelDbDamage[] = [
  { name: '.log cut in half', apply: cutInHalf(log) },
  { name: '.log: 16 bytes flipped in the middle', apply: changed(log, flip(half, 16)) },
  {
    name: '.log: 16 bytes flipped at the start',
    apply: changed(
      log,
      flip(() => 0, 16)
    )
  },
  {
    name: '.log: last 4 KiB zeroed',
    apply: changed(log, bytes => (bytes.subarray(-4096).fill(0), bytes))
  },
  { name: '.log emptied', apply: changed(log, emptied) },
  { name: '.log deleted', apply: deleted(log) },
  { name: '.ldb cut in half', apply: cutInHalf(table) },
  {
    name: '.ldb: one byte flipped in a data block',
    apply: changed(
      table,
      flip(s => s / 3, 1)
    )
  },
  {
    name: '.ldb: footer flipped',
    apply: changed(
      table,
      flip(s => s - 8, 8)
    )
  },
  { name: '.ldb filled with zeros', apply: changed(table, zeroed) },
  {
    name: 'one .ldb deleted',
    apply: async folder => rm(await largest(folder, table))
  },
  { name: 'all .ldb deleted', apply: deleted(table) },
  { name: 'MANIFEST emptied', apply: changed(manifest, emptied) },
  { name: 'MANIFEST: a byte flipped', apply: changed(manifest, flip(half, 1)) },
  { name: 'MANIFEST filled with zeros', apply: changed(manifest, zeroed) },
  { name: 'MANIFEST deleted', apply: deleted(manifest) },
  { name: 'CURRENT emptied', apply: changed(current, emptied) },
  {
    name: 'CURRENT points nowhere',
    apply: changed(current, () => Buffer.from('MANIFEST-999999\n'))
  },
  { name: 'CURRENT deleted', apply: deleted(current) },
  { name: 'CURRENT and MANIFEST deleted', apply: deleted(current, manifest) },
  { name: 'the folder deleted', apply: folder => rm(folder, { recursive: true }) }
]

export function levelDbFolder(userData: string): string {
  return preflightPaths(userData).levelDb
}
