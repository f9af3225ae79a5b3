import { randomUUID } from 'node:crypto'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import type { PrintedDocument } from '../../shared/printing/document'
import { Failure } from '../failure'

export interface PreparedFile {
  readonly document: PrintedDocument
  readonly path: string
  /** Where it was saved last. */
  saved: string | null
}

/** PDFs of documents that were laid out, in a folder of their own, until they are discarded. */
export interface PreparedFiles {
  add(job: string, document: PrintedDocument, pdf: Uint8Array): Promise<PreparedFile>
  of(job: string): PreparedFile
  discard(job: string): Promise<void>
  close(): Promise<void>
}

export function createPreparedFiles(folder: string): PreparedFiles {
  const files = new Map<string, PreparedFile>()

  async function discard(job: string): Promise<void> {
    const found = files.get(job)
    files.delete(job)
    if (found) await rm(found.path, { force: true })
  }

  return {
    async add(job, document, pdf) {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const file = { document, path: `${folder}/${randomUUID()}.pdf`, saved: null }
      await writeFile(file.path, pdf, { mode: 0o600, flag: 'wx' })
      files.set(job, file)
      return file
    },
    of(job) {
      const found = files.get(job)
      if (found) return found
      throw new Failure('printEnded', 'This document is no longer laid out. Print it again.')
    },
    discard,
    async close() {
      await Promise.all([...files.keys()].map(discard))
    }
  }
}
