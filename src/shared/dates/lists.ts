import type { Rule, RuleContext } from './rule'
import { completeEnd, completeStart } from './sharedParts'

const between = /(?:, ?|; ?| )(?:\{(?:and|or)\}|&) | ?& ?|[,;] ?/

/** A date, or a range of dates within the list. */
function member(text: string, context: RuleContext): string | null {
  const date = context.readDate(text)
  if (date !== null) return date
  const [from = '', to = '', ...more] = text.split('–')
  if (to === '' || more.length > 0) return null
  const end = context.readDate(to) ?? completeEnd(from, to, context)
  const start = end === null ? null : completeStart(from, to, end, context)
  return start === null || end === null ? null : `${start}..${end}`
}

/**
 * The members from the last to the first, each of which may leave out what the next one states. "1860 or 63" are two
 * years; of "1928,63" that is not known.
 */
function membersOf(
  texts: readonly string[],
  isInWords: boolean,
  context: RuleContext
): readonly string[] | null {
  const members: string[] = []
  let next = { text: '', edtf: '' }
  for (const [index, text] of [...texts.entries()].reverse()) {
    const before = texts[index - 1] ?? ''
    const edtf =
      next.text === ''
        ? (member(text, context) ?? (isInWords ? completeEnd(before, text, context) : null))
        : (member(text, context) ?? completeStart(text, next.text, next.edtf, context))
    if (edtf === null) return null
    members.unshift(edtf)
    // "4, 5 and 6 July": the words are lent on.
    next = member(text, context) === null ? next : { text, edtf }
  }
  return members
}

/** "1924, 1926–1928 and 1930" are all of them, "1924, 1926 or 1930" one of them. */
export const listRule: Rule = {
  name: '1924, 1926',
  pattern: /^(\{(?:either|both)\} )?(.+)$/,
  build([word = '', list = ''], context) {
    const isChoice = list.includes('{or}')
    const isAll = /\{and\}|&|;/.test(list)
    if ((isChoice && isAll) || (word.includes('both') && isChoice)) return null
    const texts = list.split(between)
    const members = texts.length < 2 ? null : membersOf(texts, isChoice || isAll, context)
    if (members === null) return null
    return isChoice ? `[${members.join(',')}]` : `{${members.join(',')}}`
  }
}
