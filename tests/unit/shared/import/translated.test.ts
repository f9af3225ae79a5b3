import { expect, it } from 'vitest'
import { isadHeaders } from '../../../../src/shared/atom/headers'
import { createTranslator } from '../../../../src/shared/import/foreign/formats'
import { translated } from '../../../../src/shared/import/foreign/translated'
import type { SourceRow } from '../../../../src/shared/import/sourceRow'

function unit(line: number, legacyId: string, fault?: 'nul' | 'quoteUnclosed'): SourceRow {
  const cells = isadHeaders.map(name =>
    name === 'legacyId' ? legacyId : name === 'title' ? `Unit ${legacyId}` : ''
  )
  return { line, cells, ...(fault ? { faults: [{ code: fault, column: 5, text: '' }] } : {}) }
}

it('a fault stays with its row, which is held back for a translation that may follow', async () => {
  const choice = { format: 'atomDescriptions', corporate: 'organisation' } as const
  const pages = [
    [unit(2, '1'), unit(3, '2', 'nul'), unit(4, '2', 'nul')],
    [unit(5, '3'), unit(6, '4', 'quoteUnclosed')]
  ]
  async function* rows() {
    for (const page of pages) yield await Promise.resolve(page)
  }
  const found: (readonly [number, readonly string[]])[] = []
  for await (const page of translated(rows(), createTranslator(choice, isadHeaders)))
    found.push(
      ...page.map(({ line, faults = [] }) => [line, faults.map(({ code }) => code)] as const)
    )
  expect(found).toEqual([
    [2, []],
    [3, ['nul', 'nul']],
    [5, []],
    [6, ['quoteUnclosed']]
  ])
})
