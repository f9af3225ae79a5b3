import { expect, test } from 'vitest'
import { printDocument } from '../../../../src/renderer/services/printing'
import { longestBody } from '../../../../src/shared/printing/document'
import type { PrintedDocument } from '../../../../src/shared/printing/document'
import { markup } from '../../../../src/shared/printing/markup'

function printingTo(path: string | null) {
  const calls: string[] = []
  const documents: PrintedDocument[] = []
  return {
    calls,
    documents,
    async prepare(_job: string, document: PrintedDocument) {
      calls.push('prepare')
      documents.push(document)
      return { pages: 2, charactersWithoutFont: [] }
    },
    async save() {
      calls.push('save')
      return path
    },
    async discard() {
      calls.push('discard')
    },
    page: async () => new Uint8Array(),
    reveal: async () => undefined,
    print: async () => true
  }
}

const document = { title: 'List', language: 'en', body: markup`<p>1</p>` }

test('a document is laid out on A4 with its title and numbers, saved, and discarded', async () => {
  const printing = printingTo('/x.pdf')
  expect(await printDocument(printing, document)).toEqual({
    path: '/x.pdf',
    pages: 2,
    charactersWithoutFont: []
  })
  expect(printing.calls).toEqual(['prepare', 'save', 'discard'])
  expect(printing.documents).toMatchObject([
    { paper: 'A4', runningTitle: 'List', hasPageNumbers: true, body: '<p>1</p>' }
  ])
})

test('what is cancelled while it is laid out is discarded, and no place is asked for', async () => {
  const printing = printingTo('/x.pdf')
  const controller = new AbortController()
  const prepare = async (job: string, printed: PrintedDocument) => {
    controller.abort()
    return printing.prepare(job, printed)
  }
  const run = { job: 'j', signal: controller.signal }
  await expect(printDocument({ ...printing, prepare }, document, run)).rejects.toThrow(/abort/i)
  expect(printing.calls).toEqual(['prepare', 'discard'])
})

test('what could not be laid out is discarded', async () => {
  const printing = printingTo('/x.pdf')
  const prepare = async () => Promise.reject(new Error('no'))
  await expect(printDocument({ ...printing, prepare }, document)).rejects.toThrow('no')
  expect(printing.calls).toEqual(['discard'])
})

test('a document that is too long is refused before it is laid out', async () => {
  const printing = printingTo('/x.pdf')
  const body = { html: 'x'.repeat(longestBody + 1) }
  await expect(printDocument(printing, { ...document, body })).rejects.toMatchObject({
    code: 'tooMuchToPrint'
  })
  expect(printing.calls).toEqual([])
})

test('cards bring their own margins; cancelled, nothing is kept', async () => {
  const printing = printingTo(null)
  expect(await printDocument(printing, { ...document, isFullPage: true })).toBeNull()
  expect(printing.calls).toEqual(['prepare', 'save', 'discard'])
  expect(printing.documents).toMatchObject([{ runningTitle: '', hasPageNumbers: false }])
})
