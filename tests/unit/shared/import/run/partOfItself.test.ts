import { afterEach, beforeEach, expect, it } from 'vitest'
import { guessRules } from '../../../../../src/shared/import/guess'
import { cautiousPlan } from '../../../../../src/shared/import/plan'
import { kindNamed } from '../../../../../src/shared/records/kinds'
import { newTestCatalogue } from '../../../../helpers/catalogue'
import type { TestCatalogue } from '../../../../helpers/catalogue'
import { importFile } from '../../../../helpers/importing'

let catalogue: TestCatalogue
beforeEach(async () => {
  catalogue = await newTestCatalogue()
})
afterEach(async () => {
  await catalogue.remove()
})

async function importRows(header: readonly string[], ...rows: readonly string[]) {
  const kind = kindNamed('document')
  if (!kind) throw new Error('No documents')
  const plan = {
    ...cautiousPlan,
    kind: 'document',
    columns: guessRules(kind, header, []),
    match: { by: header[0] === 'id' ? 'id' : 'referenceCode', columns: [] }
  } as const
  const text = [header.join(','), ...rows, ''].join('\n')
  const outcomes = await importFile(catalogue, { text, plans: [plan] })
  return outcomes.map(({ status, issues }) => [status, ...issues.map(({ code }) => code)])
}

const header = ['reference_code', 'title', 'parent']

it('a document that would lie within itself is refused, and those around it are taken', async () => {
  expect(await importRows(header, 'D-1,Fonds,', 'D-2,File,D-2', 'D-3,File,D-1')).toEqual([
    ['created'],
    ['refused', 'partOfItself'],
    ['created']
  ])
})

it('one that is there already is not put within itself', async () => {
  await importRows(header, 'D-1,Fonds,')
  expect(await importRows(header, 'D-1,Fonds,D-1')).toEqual([['refused', 'partOfItself']])
})

it('an id is looked at as a name is', async () => {
  const id = '018f2b1c-0000-7000-8000-000000000001'
  const columns = ['id', 'title', 'parent_id']
  expect(await importRows(columns, `${id},Fonds,${id}`)).toEqual([['refused', 'partOfItself']])
})

it('of a loop of rows the one that would close it is refused, and the others are taken', async () => {
  const rows = ['D-1,Fonds,D-3', 'D-2,File,D-1', 'D-3,Item,D-2', 'D-4,Item,D-3']
  expect(await importRows(header, ...rows)).toEqual([
    ['created'],
    ['created'],
    ['refused', 'partOfItself'],
    ['created']
  ])
})

it('a loop with records that are there is refused', async () => {
  await importRows(header, 'D-1,Fonds,', 'D-2,File,D-1', 'D-3,Item,D-2')
  expect(await importRows(header, 'D-1,Fonds,D-3')).toEqual([['refused', 'partOfItself']])
  expect(await importRows(header, 'D-9,Series,D-3', 'D-1,Fonds,D-9')).toEqual([
    ['created'],
    ['refused', 'partOfItself']
  ])
})

it('what is turned round as a whole is taken, whatever the order of its rows', async () => {
  await importRows(header, 'D-1,Fonds,', 'D-2,File,D-1', 'D-3,Top,')
  const turned = await importRows(header, 'D-1,Fonds,D-2', 'D-2,File,D-3')
  expect(turned).toEqual([['changed'], ['changed']])
})
