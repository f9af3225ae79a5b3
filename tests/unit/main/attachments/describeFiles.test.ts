import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeFiles } from '../../../../src/main/attachments/pictures'
import { renderingLimits } from '../../../../src/main/attachments/rendering/limits'
import { createRendering } from '../../../../src/main/attachments/rendering/queue'
import type { Rendering } from '../../../../src/main/attachments/rendering/queue'
import * as pictures from './pictures'
import { rendererFor, temporaryFolder } from './support'

const folder = await temporaryFolder()
let rendering: Rendering
const paths: string[] = []

beforeAll(async () => {
  rendering = createRendering(await rendererFor(join(folder, 'built')), renderingLimits)
  for (let at = 0; at < 50; at++) paths.push(join(folder, String(at)))
  for (const [at, path] of paths.entries()) {
    const broken = at % 10 === 3 ? '%PDF-1.7\nnothing' : undefined
    await writeFile(path, broken ?? (await pictures.jpeg(at + 1, 10)))
  }
}, 60_000)
afterAll(() => {
  rendering.close()
})

const read = (at: number) => {
  if (at % 10 !== 3) return { mediaType: 'image/jpeg', pages: 1, width: at + 1, height: 10 }
  return { mediaType: 'application/pdf', pages: null, width: null, height: null }
}

it('many files are described in their order; one that cannot be read by its type only', async () => {
  expect(await describeFiles(paths, rendering)).toEqual(paths.map((_path, at) => read(at)))
  expect(await describeFiles([], rendering)).toEqual([])
})

it('where the process ends over one of them, each is tried alone', async () => {
  const failing = { ...rendering, run: rendering.run }
  failing.run = async job => {
    if (job.op === 'describeAll') throw new Error('The process ended')
    return rendering.run(job)
  }
  expect(await describeFiles(paths.slice(0, 25), failing)).toEqual(
    paths.slice(0, 25).map((_path, at) => read(at))
  )
})
