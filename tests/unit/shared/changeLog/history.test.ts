import { describe, expect, it } from 'vitest'
import type { Changeset, Operation } from '../../../../src/shared/changeLog/changeset'
import { formatStamp } from '../../../../src/shared/changeLog/clock'
import { historyOf } from '../../../../src/shared/changeLog/history'

const section = 'section-1'

function operation(f: string, p: Operation['p'], o: string[] = [], more = {}): Operation {
  return { k: 'section', r: section, f, p, o, ...more }
}

/** Numbered in the order given, as one device writes them; newest first, as they are read. */
function changesets(...saves: (Pick<Changeset, 'ops'> & Partial<Changeset>)[]): Changeset[] {
  return saves
    .map((save, index) => ({
      v: 1,
      sv: 1,
      space: 'main',
      d: 'a',
      n: index + 1,
      t: formatStamp({ milliseconds: index + 1, counter: 0 }, 'a'),
      at: `2026-11-23T21:0${String(index)}:00+03:00`,
      by: 'A. Petrova',
      app: '1.0.0',
      prev: '',
      ...save
    }))
    .reverse()
}

const creation = { ops: [operation('deleted', false), operation('seat', 'Berlin')] }

describe('historyOf', () => {
  it('tells what a field held before from the operation that was replaced', () => {
    const [moved, created] = historyOf(
      section,
      changesets(creation, { ops: [operation('seat', 'Paris', ['a:1:1'])], why: 'moved in 1933' })
    )
    expect(moved).toMatchObject({ kind: 'changed', by: 'A. Petrova', why: 'moved in 1933' })
    expect(moved?.changes).toEqual([
      { field: 'seat', from: ['Berlin'], to: 'Paris', former: 'Berlin', isMove: false }
    ])
    expect(created).toMatchObject({ kind: 'created' })
    expect(created?.changes).toMatchObject([{ field: 'seat', from: [], to: 'Berlin' }])
  })

  it('leaves out what the same save did to other records', () => {
    const other = { ...operation('seat', 'Zürich'), r: 'section-2' }
    const [entry] = historyOf(
      section,
      changesets(
        { ops: [other, operation('seat', 'Berlin')] },
        {
          ops: [other, operation('seat', 'Paris', ['a:1:1'])]
        }
      )
    )
    expect(entry?.changes).toMatchObject([{ from: ['Berlin'], to: 'Paris' }])
  })

  it('names all values that the resolving of a conflict replaced', () => {
    const [resolved] = historyOf(
      section,
      changesets(
        creation,
        { ops: [operation('seat', 'Paris', ['a:1:1'])] },
        { ops: [operation('seat', 'Moscow', ['a:1:1'])] },
        { ops: [operation('seat', 'Paris', ['a:2:0', 'a:3:0'])] }
      )
    )
    expect(resolved?.changes[0]?.from).toEqual(['Paris', 'Moscow'])
  })

  it('shows the value of an element, and tells a change of place from a change of value', () => {
    const name = (i: string, v: string, o: string[] = []) =>
      operation('publicNotes', { i, v }, o, { e: 'k1' })
    const [removed, moved, changed] = historyOf(
      section,
      changesets(
        { ops: [name('V', 'one')] },
        { ops: [name('V', 'two', ['a:1:0'])] },
        { ops: [name('k', 'two', ['a:2:0'])] },
        { ops: [operation('publicNotes', null, ['a:3:0'], { e: 'k1' })] }
      )
    )
    expect(changed?.changes).toMatchObject([{ from: ['one'], to: 'two', isMove: false }])
    expect(moved?.changes).toMatchObject([{ isMove: true, former: { i: 'V', v: 'two' } }])
    expect(removed?.changes).toMatchObject([
      { element: 'k1', from: ['two'], to: null, former: { i: 'k', v: 'two' }, isMove: false }
    ])
  })

  it('counts a register put twice in one save as one change', () => {
    const [entry] = historyOf(
      section,
      changesets(creation, {
        ops: [operation('seat', 'Paris', ['a:1:1']), operation('seat', 'Bern', ['a:2:0'])]
      })
    )
    expect(entry?.changes).toMatchObject([{ from: ['Berlin'], to: 'Bern' }])
  })

  it('tells the trash from creation, without naming the register that holds it', () => {
    const kinds = historyOf(
      section,
      changesets(
        creation,
        { ops: [operation('deleted', true, ['a:1:0'])] },
        { ops: [operation('deleted', false, ['a:2:0'])] }
      )
    )
    expect(kinds.map(({ kind }) => kind)).toEqual(['restored', 'deleted', 'created'])
    expect(kinds[1]?.changes).toEqual([])
  })

  it('tells undo from redo, also when taken turn by turn', () => {
    const entries = historyOf(
      section,
      changesets(
        creation,
        { ops: [operation('seat', 'Paris', ['a:1:1'])] },
        { ops: [operation('seat', 'Berlin', ['a:2:0'])], undo: 'a:2' },
        { ops: [operation('seat', 'Paris', ['a:3:0'])], undo: 'a:3' },
        { ops: [operation('seat', 'Berlin', ['a:4:0'])], undo: 'a:4' }
      )
    )
    expect(entries.map(({ kind }) => kind)).toEqual(['undo', 'redo', 'undo', 'changed', 'created'])
  })
})
