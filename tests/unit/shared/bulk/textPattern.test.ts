import { describe, expect, it } from 'vitest'
import { expressionOf, replaced } from '../../../../src/shared/bulk/textPattern'

function replacedText(
  text: string,
  find: string,
  replacement: string,
  isWholeWord = false
): string {
  const expression = expressionOf({
    find,
    isRegularExpression: false,
    isCaseSensitive: true,
    isWholeWord
  })
  if (!(expression instanceof RegExp)) throw new Error('No expression')
  return replaced(text, expression, replacement, false)
}

describe('a text that is looked for', () => {
  it('stands for itself, whatever its signs mean in expressions', () => {
    for (const sign of '\\^$.*+?()[]{}|/-–«»#&~@') {
      expect(replacedText(`1928${sign}1929`, `8${sign}1`, '$1')).toBe('192$1929')
    }
  })

  it('is found as a whole word in any script', () => {
    expect(replacedText('МОПР, МОПРовец', 'МОПР', 'IRH', true)).toBe('IRH, МОПРовец')
  })

  it('that is no expression is told with the reason', () => {
    const pattern = { find: '(', isCaseSensitive: false, isWholeWord: false }
    const refused = expressionOf({ ...pattern, isRegularExpression: true })
    expect(refused).toHaveProperty('message')
    expect(expressionOf({ ...pattern, isRegularExpression: false })).toBeInstanceOf(RegExp)
    expect(expressionOf({ ...pattern, find: '', isRegularExpression: true })).toBeNull()
  })
})
