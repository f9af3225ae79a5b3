import { expect, test } from 'vitest'
import { hitBoxes, markedPieces } from '../../../../../src/renderer/components/viewer/hits'
import { actionOfKey } from '../../../../../src/renderer/components/viewer/viewerActions'
import { lit, plainLook, scaleOf, turned } from '../../../../../src/renderer/components/viewer/zoom'
import { contextOf, pagesWithWords } from '../../../../../src/renderer/services/texts/scanHits'
import { commands } from '../../../../../src/shared/commands'

const plain = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false }

test('a page fits its room, also when it is turned', () => {
  const page = { width: 1000, height: 2000 }
  const room = { width: 500, height: 500 }
  expect(scaleOf('width', page, room, 0)).toBe(0.5)
  expect(scaleOf('page', page, room, 0)).toBe(0.25)
  expect(scaleOf('width', page, room, 90)).toBe(0.25)
  expect(scaleOf(3, page, room, 0)).toBe(3)
})

test('turning comes round, and light stays within its bounds', () => {
  expect(turned(turned(plainLook, -90), 90).rotation).toBe(0)
  expect(lit(plainLook, 'contrast', 1).contrast).toBe(1.1)
  expect(lit(plainLook, 'brightness', -100).brightness).toBe(0.3)
})

test('letters count by their place on the keyboard', () => {
  expect(actionOfKey({ ...plain, key: 'к', code: 'KeyR' })).toBe('scanTurn')
  expect(actionOfKey({ ...plain, key: 'К', code: 'KeyR', shiftKey: true })).toBe('scanTurnBack')
  expect(actionOfKey({ ...plain, key: 'r', code: 'KeyR', ctrlKey: true })).toBeNull()
})

test('every key of the menu does its command in the viewer', () => {
  const codes: Record<string, string> = { Plus: '+', PageDown: 'PageDown', PageUp: 'PageUp' }
  for (const command of commands) {
    if (!('key' in command)) continue
    const letter = command.key.replace('Shift+', '')
    const key = letter === 'Esc' ? 'Escape' : (codes[letter] ?? letter)
    const shiftKey = command.key.startsWith('Shift+')
    const event = { ...plain, key, code: `Key${letter}`, shiftKey }
    expect(actionOfKey(event), command.name).toBe(command.name)
  }
})

test('hits are the words that begin as what was searched, in either script', () => {
  const box = { left: 0, top: 0, width: 1, height: 1 }
  const boxes = ['Стасова,', 'и', '«Стасовой»', 'члены'].map(text => ({ ...box, text }))
  expect(hitBoxes(boxes, 'stasov').map(({ text }) => text)).toEqual(['Стасова,', '«Стасовой»'])
  const pieces = markedPieces('Е. Д. Стасова\nи другие', 'стасова')
  expect(pieces.map(({ text }) => text).join('')).toBe('Е. Д. Стасова\nи другие')
  expect(pieces.filter(({ isHit }) => isHit).map(({ text }) => text)).toEqual(['Стасова'])
})

test('pages with all words come before those with some', () => {
  const text = (page: number, words: string) =>
    [page, { page, text: words, origin: 'recognised', language: '' } as const] as const
  const texts = new Map([text(1, 'красная'), text(2, 'Красная помощь'), text(3, 'помощь')])
  expect(pagesWithWords(texts, 'krasnaja pomoshch')).toEqual([2])
  expect(pagesWithWords(texts, 'belyj hleb')).toEqual([])
  expect(pagesWithWords(texts, 'красная помощь')).toEqual([2])
  expect(pagesWithWords(texts, 'помощь хлеб')).toEqual([2, 3])
  expect(
    contextOf({ page: 1, text: 'a\n'.repeat(100) + 'Стасова', origin: '', language: '' }, 'стасова')
  ).toMatch(/^….*Стасова$/)
})
