import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, readdirSync, unlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const hashed = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/**
 * The least that a store of verified files named by their hashes must do, without looking at what they are: what no such
 * store in one thread can be quicker than.
 */
export function storePlainly(source: string, target: string): void {
  const temporary = join(target, 'tmp')
  mkdirSync(temporary, { recursive: true })
  const hashes = readdirSync(source).map(name => {
    const bytes = readFileSync(join(source, name))
    const hash = hashed(bytes)
    writeFileSync(join(temporary, name), bytes)
    if (hashed(readFileSync(join(temporary, name))) !== hash) throw new Error(`${name} differs`)
    return { name, hash }
  })
  execFileSync('sync', ['-f', target])
  for (const { name, hash } of hashes) {
    const place = join(target, hash.slice(0, 2), hash.slice(2, 4), hash)
    mkdirSync(dirname(place), { recursive: true })
    linkSync(join(temporary, name), place)
    unlinkSync(join(temporary, name))
  }
  execFileSync('sync', ['-f', target])
}
