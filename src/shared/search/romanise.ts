/**
 * Latin letters as the skeleton reads them (`skeleton.ts`): "S" is any of ш щ ж ч, "j" a glide. Soft and hard signs are
 * silent; г and х are one, since Ukrainian and Belarusian г is written h and a foreign h became г.
 */
const cyrillic: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'h',
  ґ: 'h',
  ѓ: 'h',
  ғ: 'h',
  д: 'd',
  ђ: 'd',
  е: 'e',
  є: 'je',
  ё: 'e',
  ж: 'S',
  з: 's',
  ѕ: 's',
  и: 'i',
  і: 'i',
  ї: 'ji',
  й: 'i',
  ј: 'j',
  к: 'k',
  ќ: 'k',
  қ: 'k',
  л: 'l',
  љ: 'lj',
  м: 'm',
  н: 'n',
  њ: 'nj',
  ң: 'n',
  о: 'o',
  ө: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  ћ: 'S',
  у: 'u',
  ү: 'u',
  ұ: 'u',
  ў: 'v',
  ф: 'f',
  х: 'h',
  һ: 'h',
  ц: 's',
  ч: 'S',
  џ: 'dS',
  ш: 'S',
  щ: 'S',
  ъ: '',
  ы: 'i',
  ь: '',
  э: 'e',
  ә: 'a',
  ю: 'ju',
  я: 'ja'
}

/** By the tables of libraries (ALA-LC), and below as it is spoken today. */
const greekLetters: Readonly<Record<string, string>> = {
  α: 'a',
  β: 'v',
  γ: 'h',
  δ: 'd',
  ε: 'e',
  ζ: 's',
  η: 'e',
  θ: 't',
  ι: 'i',
  κ: 'k',
  λ: 'l',
  μ: 'm',
  ν: 'n',
  ξ: 'ks',
  ο: 'o',
  π: 'p',
  ρ: 'r',
  σ: 's',
  τ: 't',
  υ: 'i',
  φ: 'f',
  χ: 'h',
  ψ: 'ps',
  ω: 'o'
}

const greekSpoken: readonly (readonly [RegExp, string])[] = [
  [/ου/g, 'u'],
  [/αι/g, 'ε'],
  [/ει|οι|υι/g, 'ι'],
  [/η/g, 'ι'],
  [/([αε])υ(?=[θκξπσςτφχψ]|$)/g, '$1φ'],
  [/([αε])υ/g, '$1β'],
  [/γγ/g, 'νγ'],
  [/^μπ/g, 'b'],
  [/^ντ/g, 'd'],
  [/γκ/g, 'k']
]

export const isCyrillic = (word: string): boolean => /[\u0400-\u052f]/.test(word)
export const isGreek = (word: string): boolean => /[\u0370-\u03ff]/.test(word)

export function romaniseCyrillic(word: string): string {
  let latin = ''
  for (const letter of word) latin += cyrillic[letter] ?? letter
  return latin
}

function letterByLetter(word: string): string {
  let latin = ''
  for (const letter of word) latin += greekLetters[letter] ?? letter
  return latin
}

export function romaniseGreek(word: string): readonly string[] {
  const spoken = greekSpoken.reduce((text, [from, to]) => text.replace(from, to), word)
  return [letterByLetter(word.replaceAll('ου', 'u')), letterByLetter(spoken)]
}
