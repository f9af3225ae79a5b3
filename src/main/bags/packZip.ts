import { createWriteStream } from 'node:fs'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import type { Job } from '../application/longJobs'
import type { BagFile } from './listing'

/** Texts become a tenth of their size; scans are packed already. */
const texts = /\.(ndjson|csv|txt)$/

/**
 * Packs files into one archive, all in a folder of the name `top` as RFC 8493 wants it, and syncs it. Nothing may
 * stand at the path before; what fails leaves a part of the archive there.
 */
export async function packZip(
  path: string,
  top: string,
  files: readonly BagFile[],
  job: Job
): Promise<void> {
  const zip = new ZipFile()
  const total = files.reduce((sum, { size }) => sum + size, 0)
  let done = 0
  const counting = new Transform({
    transform(chunk: Buffer, _encoding, next) {
      done += chunk.length
      job.report('packing', Math.min(done, total), total)
      next(null, chunk)
    }
  })
  zip.on('error', (error: Error) => counting.destroy(error))
  for (const { name, path: from } of files) {
    zip.addFile(from, `${top}/${name}`, { compress: texts.test(name) })
  }
  zip.end()
  const file = createWriteStream(path, { flags: 'wx', flush: true })
  await pipeline(zip.outputStream, counting, file, { signal: job.signal })
}
