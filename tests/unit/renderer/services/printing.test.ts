import { expect, test } from 'vitest'
import { printDocument } from '../../../../src/renderer/services/printing'
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

test('cards bring their own margins; cancelled, nothing is kept', async () => {
  const printing = printingTo(null)
  expect(await printDocument(printing, { ...document, isFullPage: true })).toBeNull()
  expect(printing.calls).toEqual(['prepare', 'save', 'discard'])
  expect(printing.documents).toMatchObject([{ runningTitle: '', hasPageNumbers: false }])
})
