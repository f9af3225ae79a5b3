import { expect, test } from 'vitest'
import type { Catalogues } from '../../../../src/main/application/catalogues'
import type { CatalogueSession } from '../../../../src/main/catalogue/catalogueSession'
import { draftText, logged } from '../../../../src/shared/changeLog/journalAccess'
import { createAsOfViews } from '../../../../src/main/restoring/asOfViews'
import { setField } from '../../../../src/shared/changeLog/edit'
import type { Positions } from '../../../../src/shared/changeLog/changeset'
import { saveSections } from '../../../helpers/snapshots'
import type { TestCatalogue } from '../../../helpers/catalogue'
import { testCatalogue } from './world'

function viewsOf(catalogue: TestCatalogue) {
  let session: CatalogueSession | null = catalogue.session
  let isPageStale = false
  const catalogues: Partial<Catalogues> = {
    current: () => session,
    describe: () => session?.describe() ?? null,
    opened() {
      if (!session) throw new Error('closed')
      return session
    },
    awaitPage() {
      isPageStale = true
    }
  }
  return {
    views: createAsOfViews(catalogues as Catalogues),
    isPageStale: () => isPageStale,
    swap(next: CatalogueSession) {
      session = next
    }
  }
}

async function withHistory(): Promise<{
  catalogue: TestCatalogue
  before: string
  seen: Positions
}> {
  const catalogue = await testCatalogue()
  await saveSections(catalogue, ['one'])
  const seen = catalogue.session.journal.positions()
  const [first] = await catalogue.database.records.toArray()
  if (!first) throw new Error('no record')
  const { changesets } = await catalogue.saving.save([setField(first, 'seat', 'Berlin')])
  return { catalogue, before: changesets[0]?.t ?? '', seen }
}

test('a view ends at its positions, is read only, and leaves what is verified alone', async () => {
  const { catalogue, before, seen } = await withHistory()
  const { views, isPageStale } = viewsOf(catalogue)
  const opened = await views.open({ before })
  expect(isPageStale()).toBe(true)
  expect(opened).toMatchObject({ positions: seen, verified: {}, readOnly: 'asOf' })
  expect(views.describe()).toEqual(opened)
  const { texts, isComplete } = await views.journal().readTexts({}, 1_000_000)
  expect(logged(texts).changesets.map(({ n }) => n)).toEqual([1])
  expect(isComplete).toBe(true)
  const ops = [{ k: 'section', r: 'r', f: 'seat', p: 'x', o: [] }]
  await expect(views.journal().appendTexts([draftText({ ops, by: '' })])).rejects.toMatchObject({
    code: 'readOnly'
  })
  const { verified } = catalogue.session.describe()
  await views.verified(seen)
  expect(catalogue.session.describe().verified).toEqual(verified)
})

test('after leaving it, everything is there again and can be written', async () => {
  const { catalogue, before } = await withHistory()
  const { views } = viewsOf(catalogue)
  await views.open({ before })
  views.leave()
  expect(views.describe()).toEqual(catalogue.session.describe())
  expect((await views.journal().readTexts({}, 1_000_000)).texts).toHaveLength(2)
  const ops = [{ k: 'section', r: 'r', f: 'seat', p: 'x', o: [] }]
  expect(await views.journal().appendTexts([draftText({ ops, by: '' })])).toHaveLength(1)
})

test('a view does not outlive the session it was opened in', async () => {
  const { catalogue, before } = await withHistory()
  const other = await testCatalogue()
  const { views, swap } = viewsOf(catalogue)
  await views.open({ before })
  swap(other.session)
  expect(views.describe()).toEqual(other.session.describe())
})

test('there is nothing to see before the first save', async () => {
  const { catalogue } = await withHistory()
  const { views } = viewsOf(catalogue)
  const span = await views.span()
  expect(span?.first).toBeLessThanOrEqual(span?.last ?? 0)
  const at = (span?.first ?? 0) - 1
  await expect(views.open({ at })).rejects.toMatchObject({ code: 'nothingBefore' })
  expect(views.describe()?.readOnly).toBeNull()
})
