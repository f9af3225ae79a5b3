import { expect, test } from 'vitest'
import { placedText } from '../../../../src/main/pageExport/placedText'

const box = (text: string, left: number) => ({ text, left, top: 10, width: 8, height: 3 })

test('words stand where they were read, also when a letter of them was corrected', () => {
  const read = [box('Красная', 10), box('пом0щь', 30)]
  expect(placedText('Красная\nпомощь', read)).toEqual([box('Красная', 10), box('помощь', 30)])
})

test('the lines of another text are spread over the page, empty ones left out', () => {
  const spread = placedText('Первая строка\n\nТретья', [box('Первая', 10)])
  expect(spread.map(({ text }) => text)).toEqual(['Первая строка', 'Третья'])
  const [first, third] = spread
  expect(first?.top).toBe(5)
  expect(third?.top).toBe(65)
  expect((third?.top ?? 0) + (third?.height ?? 0)).toBeLessThanOrEqual(95)
})

test('a page without text has nothing on it', () => {
  expect(placedText('', [])).toEqual([])
})
