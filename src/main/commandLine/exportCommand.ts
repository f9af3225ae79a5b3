import { access, mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { formatNamed } from '../../shared/exchange/formats'
import { safeFileName } from '../application/fileNames'
import { openParts } from '../exports/parts'
import { CommandFailure } from './commandFailure'
import type { Answer } from './answer'
import { plannedFiles } from './plannedFiles'
import type { ReadCatalogue } from './readCatalogue'
import type { CommandWords } from './words'

/** Characters written at a time. */
const slabSize = 256 * 1024

/** Writes the files of a format: all of them, or none. */
export async function exportCommand(
  catalogue: ReadCatalogue,
  { format: name, to, kinds, language, overwrites }: CommandWords
): Promise<Answer> {
  const format = formatNamed(name)
  const context = catalogue.contextIn(language)
  const wanted = catalogue.records.filter(({ kind }) => kinds.length === 0 || kinds.includes(kind))
  const files = await plannedFiles(format, wanted, context)
  const folder = resolve(to)
  const paths = files.map(file => join(folder, safeFileName(file.name)))
  if (!overwrites) await refuseExisting(paths)
  await mkdir(folder, { recursive: true })
  const parts = await openParts(paths)
  try {
    for (const [index, { records, plan }] of files.entries()) {
      const writer = format.writer(plan)
      let slab = writer.begin()
      for (const record of records) {
        slab += writer.record(record, context)
        if (slab.length < slabSize) continue
        await parts.write(index, slab)
        slab = ''
      }
      await parts.write(index, slab + writer.end())
    }
    const written = await parts.finish()
    const records = files.reduce((sum, file) => sum + file.records.length, 0)
    return { found: false, json: { files: written, records }, lines: written }
  } catch (error) {
    await parts.remove()
    throw error
  }
}

async function refuseExisting(paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    const isThere = await access(path).then(
      () => true,
      () => false
    )
    if (isThere)
      throw new CommandFailure('fileExists', `${path} is there already. --overwrite replaces it.`)
  }
}
