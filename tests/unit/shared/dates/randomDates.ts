import { isEdtf } from '../../../../src/shared/dates/bounds'
import { wordEntries } from '../../../../src/shared/dates/tokens'

/** A whole number from 0 up to, not including, the limit. */
export type RandomNumbers = (limit: number) => number

/** Repeatable pseudo-random numbers (mulberry32). */
export function randomNumbers(seed: number): RandomNumbers {
  let state = seed
  return limit => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit
  }
}

function pick<Item>(random: RandomNumbers, items: readonly [Item, ...Item[]]): Item {
  return items[random(items.length)] ?? items[0]
}

const forms = wordEntries().map(([form]) => form)
const pieces = [
  ' ',
  ' ',
  '-',
  '–',
  '/',
  '.',
  ', ',
  '(',
  ')',
  '[',
  ']',
  '?',
  '~',
  'XX',
  '..'
] as const

/** Numbers, words of dates, punctuation and any characters at all, in any order. */
export function randomText(random: RandomNumbers): string {
  const kinds = [
    () => String(random(2100)),
    () => String(1 + random(31)),
    () => forms[random(forms.length)] ?? '',
    () => pick(random, pieces),
    () => ' ',
    () => String.fromCharCode(random(0x10000))
  ] as const
  const isPlain = random(3) > 0
  const length = random(9)
  return Array.from({ length }, () => kinds[random(isPlain ? 5 : 6)]?.() ?? '').join('')
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}

function randomDate(random: RandomNumbers): string {
  const year = String(1000 + random(1030))
  const month = two(1 + random(12))
  const day = two(1 + random(28))
  const kinds = [
    year,
    `${year}-${month}`,
    `${year}-${month}-${day}`,
    `${year}-${String(21 + random(4))}`,
    `${year}-${String(33 + random(4))}`,
    `${year}-${String(40 + random(2))}`
  ] as const
  return pick(random, kinds) + pick(random, ['', '', '?', '~', '%'])
}

function randomMasked(random: RandomNumbers): string {
  const year = String(1000 + random(1030))
  return pick(random, [
    `${year.slice(0, 3)}X`,
    `${year.slice(0, 2)}XX`,
    `${year}-XX`,
    `${year}-XX-XX`,
    `${year}-${two(1 + random(12))}-XX`,
    `-${year}`,
    'XXXX'
  ])
}

function randomCandidate(random: RandomNumbers): string {
  const [from, to] = [randomDate(random), randomDate(random)].toSorted()
  const [year = '', other = ''] = [1000 + random(1030), 1000 + random(1030)].map(String).toSorted()
  return pick(random, [
    randomDate(random),
    randomMasked(random),
    `${from ?? ''}/${to ?? ''}`,
    `${randomMasked(random)}/${to ?? ''}`,
    `${from ?? ''}/`,
    `${from ?? ''}/..`,
    `/${to ?? ''}`,
    `../${to ?? ''}`,
    `[${year}..${other}]`,
    `[..${other}]`,
    `[${year}-07..]`,
    `[${year}-07..${other}-08]`,
    `[${year},${other}]`,
    `{${year},${other}-07,${other}-09..${other}-11}`,
    `{${year}-07-01,${year}-07-05..${other}-08-09,${other}}`
  ])
}

/** EDTF of levels 0 and 1 and the sets that have words, valid and not reversed. */
export function randomEdtf(random: RandomNumbers): string {
  for (;;) {
    const edtf = randomCandidate(random)
    if (isEdtf(edtf)) return edtf
  }
}
