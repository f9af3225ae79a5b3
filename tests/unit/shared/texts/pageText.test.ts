import { expect, test } from 'vitest'
import { newSubject } from '../../../../src/shared/changeLog/edit'
import type { Operation } from '../../../../src/shared/changeLog/changeset'
import type { Element } from '../../../../src/shared/records/record'
import { mostTextBytes, mostTextPages } from '../../../../src/shared/texts/limits'
import { pageTextsOf, putPageTexts } from '../../../../src/shared/texts/pageText'
import type { PageText } from '../../../../src/shared/texts/pageText'

function text(page: number, words: string, origin: PageText['origin'] = 'recognised'): PageText {
  return { page, text: words, origin, language: 'rus' }
}

/** The record after operations, as `changeLog/apply` would leave its elements. */
function after(before: ReturnType<typeof newSubject>, operations: readonly Operation[]) {
  const elements = new Map(
    ((before.values['pageText'] ?? []) as readonly Element[]).map(each => [each.key, each])
  )
  for (const { e: key = '', p } of operations) {
    const { i: order, v: value } = p as { i: string; v: Element['value'] }
    elements.set(key, { key, order, value })
  }
  const sorted = [...elements.values()].sort((a, b) => (a.order < b.order ? -1 : 1))
  return { ...before, values: { ...before.values, pageText: sorted } }
}

const scan = newSubject('scan-1', 'scan')

test('pages stand in their order, whatever the order of reading', () => {
  const first = after(scan, putPageTexts(scan, [text(3, 'три'), text(1, 'один')]).operations)
  const second = after(first, putPageTexts(first, [text(2, 'два')]).operations)
  expect([...pageTextsOf(second).values()].map(({ text: words }) => words)).toEqual([
    'один',
    'два',
    'три'
  ])
})

test('the same page read on two machines is one element', () => {
  const [one, two] = ['a', 'b'].map(words => putPageTexts(scan, [text(7, words)]).operations[0]?.e)
  expect(one).toBe(two)
})

test('a transcription is not replaced by a machine, and replaces what a machine read', () => {
  const read = after(scan, putPageTexts(scan, [text(1, 'МОПF')]).operations)
  const written = after(read, putPageTexts(read, [text(1, 'МОПР', 'transcribed')]).operations)
  expect(pageTextsOf(written).get(1)?.text).toBe('МОПР')
  expect(putPageTexts(written, [text(1, 'МОПF')]).operations).toEqual([])
})

test('a page without text is remembered as read', () => {
  const read = after(scan, putPageTexts(scan, [text(1, '')]).operations)
  expect(pageTextsOf(read).get(1)).toEqual(text(1, ''))
})

test('what is beyond the limits is named, and the rest is kept', () => {
  const half = 'ж'.repeat(mostTextBytes / 4)
  const { operations, cut } = putPageTexts(scan, [
    text(1, half),
    text(2, half),
    text(3, 'one more'),
    text(mostTextPages + 1, 'too far')
  ])
  expect(cut).toEqual([3, mostTextPages + 1])
  expect(operations).toHaveLength(2)
})
