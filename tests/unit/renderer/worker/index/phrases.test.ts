import { describe, expect, it } from 'vitest'
import { RecordIndex } from '../../../../../src/renderer/worker/catalogueIndex'
import type { Query } from '../../../../../src/renderer/worker/indexTypes'
import { wordsOf } from '../../../../../src/shared/search/tokens'
import { pick, seeded, whole } from '../../../../helpers/random'
import { readerOf } from '../../../../helpers/recordReader'
import { makeRecord } from '../../../shared/records/makeRecord'

/** Few words, so that they follow one another often. */
const words = ['мопр', 'секция', 'red', 'aid', 'помощь', 'fond']

function sentence(random: () => number): string {
  return Array.from({ length: 1 + whole(random, 12) }, () => pick(random, words)).join(' ')
}

function holds(text: string, phrase: string): boolean {
  return ` ${wordsOf(text).join(' ')} `.includes(` ${phrase} `)
}

describe('a phrase', () => {
  it('is found where its words follow one another, also after edits', async () => {
    const random = seeded(11)
    const records = Array.from({ length: 120 }, () =>
      makeRecord('document', { title: sentence(random), publicNotes: sentence(random) })
    )
    const index = new RecordIndex('en')
    for (let round = 0; round < 6; round++) {
      // Parts of the catalogue at a time, most of them again: several segments, with rows that are alive in one.
      const changed = records.filter(() => round === 0 || whole(random, 3) === 0)
      for (const record of changed) Object.assign(record.values, { title: sentence(random) })
      index.put(changed)
      index.flush()
      if (round === 3) for (const pause of index.tidy(true)) expect(pause).toBeUndefined()
    }
    const reader = readerOf(() => records)
    for (let asked = 0; asked < 60; asked++) {
      const phrase = Array.from({ length: 2 + whole(random, 3) }, () => pick(random, words)).join(
        ' '
      )
      const query: Query = {
        kind: null,
        text: `"${phrase}"`,
        isTrash: false,
        filters: {},
        sort: null
      }
      const found = Array.from(await index.query(query, reader), row => index.idOf(row))
      const expected = records.filter(({ values }) =>
        [values['title'], values['publicNotes']].some(text => holds(String(text), phrase))
      )
      expect(found.sort(), phrase).toEqual(expected.map(({ id }) => id).sort())
    }
  })
})
