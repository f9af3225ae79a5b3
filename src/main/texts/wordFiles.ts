import { randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import * as v from 'valibot'
import type { WordBox } from '../../shared/texts/calls'

const box = v.object({
  text: v.string(),
  left: v.number(),
  top: v.number(),
  width: v.number(),
  height: v.number()
})

export interface WordFiles {
  /** Null where none are kept, or what is kept cannot be read. */
  get(sha256: string, page: number): Promise<readonly WordBox[] | null>
  put(sha256: string, page: number, words: readonly WordBox[]): Promise<void>
}

/** Where words stand on pages: derived, outside the catalogue, and made again when missing. */
export function createWordFiles(folder: string): WordFiles {
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
