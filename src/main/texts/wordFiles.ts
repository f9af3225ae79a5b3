import { randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import * as v from 'valibot'
import type { WordBox } from '../../shared/texts/calls'
import { day, sweep } from '../files/sweep'

const box = v.object({
  text: v.string(),
  left: v.number(),
  top: v.number(),
  width: v.number(),
  height: v.number()
})

interface WordFiles {
  /** Null where none are kept, or what is kept cannot be read. */
  get(sha256: string, page: number): Promise<readonly WordBox[] | null>
  put(sha256: string, page: number, words: readonly WordBox[]): Promise<void>
}

/** Derived, outside the catalogue, and made again when missing. */
function createWordFiles(folder: string): WordFiles {
  const fileOf = (sha256: string, page: number): string => join(folder, sha256, `${page}.json`)
  return {
    async get(sha256, page) {
      try {
        return v.parse(v.array(box), JSON.parse(await readFile(fileOf(sha256, page), 'utf8')))
      } catch {
        return null
      }
    },
    async put(sha256, page, words) {
      const path = fileOf(sha256, page)
      const temporary = `${path}.${randomUUID()}`
      await mkdir(dirname(path), { recursive: true })
      await writeFile(temporary, JSON.stringify(words))
      await rename(temporary, path)
    }
  }
}

export interface KeptWordOptions {
  readonly temporary: string
  /** The password that the person gave for an encrypted file. */
  passwordOf(sha256: string): string | undefined
}

export interface KeptWords extends WordFiles {
  close(): Promise<void>
}

const keptFor = 90 * day

/** Where words stand on pages; what was read in an encrypted file is not left behind. */
export function createKeptWords({ temporary, passwordOf }: KeptWordOptions): KeptWords {
  const unlockedFolder = join(temporary, 'wordsUnlocked')
  const lasting = createWordFiles(join(temporary, 'words'))
  const passing = createWordFiles(unlockedFolder)
  const filesOf = (sha256: string): WordFiles =>
    passwordOf(sha256) === undefined ? lasting : passing
  const clear = (): Promise<void> => rm(unlockedFolder, { recursive: true, force: true })
  const sweeping = Promise.allSettled([sweep(join(temporary, 'words'), keptFor), clear()])
  return {
    get: (sha256, page) => filesOf(sha256).get(sha256, page),
    put: (sha256, page, words) => filesOf(sha256).put(sha256, page, words),
    async close() {
      await sweeping
      await clear().catch(() => undefined)
    }
  }
}
