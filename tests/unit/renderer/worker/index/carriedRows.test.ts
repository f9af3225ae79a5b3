import { describe, expect, it } from 'vitest'
import { RecordIndex } from '../../../../../src/renderer/worker/catalogueIndex'
import { carriedRows } from '../../../../../src/renderer/worker/index/carriedRows'
import type { ListedRows } from '../../../../../src/renderer/worker/index/carriedRows'
import type { Query } from '../../../../../src/renderer/worker/indexTypes'
import { allRows, countRows } from '../../../../../src/shared/search/rowRanges'
import { readerOf } from '../../../../helpers/recordReader'
import { entered, recordsOf } from '../../../../helpers/records'

const documents = recordsOf(
  Array.from({ length: 2000 }, (_, at) =>
    entered('document', {
      title: `Дело ${String(at).padStart(4, '0')}`,
      tags: [at % 2 === 0 ? 'even' : 'odd']
    })
  )
)
const reader = readerOf(() => documents)
const everything: Query = { kind: null, text: '', isTrash: false, filters: {}, sort: null }

function indexOf(records = documents): RecordIndex {
  const index = new RecordIndex('en')
  index.put(records)
  index.flush()
  return index
}

async function listed(of: RecordIndex, asked: Partial<Query> = {}): Promise<ListedRows> {
  return { rows: await of.query({ ...everything, ...asked }, reader), of }
}

describe('a selection', () => {
  it('of any size follows its records into another order', async () => {
    const index = indexOf()
    const before = await listed(index)
    const after = await listed(index, {
      sort: { field: 'recordTitle', direction: 'descending' }
    })
    expect(carriedRows(before, after, [{ first: 0, last: 1498 }])).toEqual([
      { first: 501, last: 1999 }
    ])
  })

  it('keeps what a narrower list still holds', async () => {
    const index = indexOf()
    const narrowed = await listed(index, { filters: { tags: ['odd'] } })
    const chosen = [
      { first: 0, last: 0 },
      { first: 3, last: 6 }
    ]
    // Of 0, 3, 4, 5 and 6 the odd ones.
    expect(carriedRows(await listed(index), narrowed, chosen)).toEqual([{ first: 1, last: 2 }])
  })

  it('follows its records into an index that was made anew', async () => {
    const before = await listed(indexOf())
    const after = await listed(indexOf([...documents].reverse()))
    expect(carriedRows(before, after, [{ first: 7, last: 9 }])).toEqual([{ first: 7, last: 9 }])
    const without = await listed(indexOf(documents.slice(8)))
    expect(carriedRows(before, without, [{ first: 7, last: 9 }])).toEqual([{ first: 0, last: 1 }])
    expect(countRows(carriedRows(before, after, allRows(2000)))).toBe(2000)
  })
})
