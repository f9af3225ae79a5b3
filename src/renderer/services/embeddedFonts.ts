import { dataUrl } from './dataUrl'

/** Families that pictures bring with them: of letters that several have, the last one is drawn. */
const families = ['Noto Serif SC', 'IBM Plex Sans']
/** All of them under one name: of an SVG, Chromium awaits the first family only before it draws. */
const name = 'IBM Plex Sans'

interface Face {
  readonly rule: CSSFontFaceRule
  readonly base: string
}

export interface EmbeddedFonts {
  /** The rules of `@font-face`, with the files in them, so that a picture needs nothing else. */
  readonly rules: string
  /** A letter of each of them: where all of these are drawn, the fonts are there. */
  readonly samples: readonly string[]
}

/** The fonts of these letters. */
export async function embeddedFonts(letters: string): Promise<EmbeddedFonts> {
  const all = [...new Set(letters)]
  const needed = faces().flatMap(face => {
    const ranges = rangesOf(property(face.rule, 'unicode-range'))
    const own = all.filter(letter => {
      const point = letter.codePointAt(0) ?? 0
      return ranges.some(([from, to]) => from <= point && point <= to)
    })
    return own.length > 0 ? [{ face, sample: own.find(letter => drawn.test(letter)) }] : []
  })
  return {
    rules: (await Promise.all(needed.map(async ({ face }) => ruleWithFile(face)))).join('\n'),
    samples: needed.flatMap(({ sample }) => sample ?? [])
  }
}

/** Neither blank nor a mark on another letter. */
const drawn = /[\p{L}\p{N}\p{P}\p{S}]/u

function property(rule: CSSFontFaceRule, descriptor: string): string {
  return rule.style.getPropertyValue(descriptor)
}

function familyOf(rule: CSSFontFaceRule): string {
  return property(rule, 'font-family').replace(/["']/g, '')
}

function faces(): readonly Face[] {
  const all = [...document.styleSheets].flatMap(sheet =>
    [...sheet.cssRules].flatMap(rule =>
      rule instanceof CSSFontFaceRule && property(rule, 'font-weight') === '400'
        ? [{ rule, base: sheet.href ?? document.baseURI }]
        : []
    )
  )
  return families.flatMap(family => all.filter(({ rule }) => familyOf(rule) === family))
}

/** "U+0-FF, U+131" as pairs of numbers. */
function rangesOf(text: string): readonly (readonly [number, number])[] {
  return [...text.matchAll(/U\+([\dA-F?]+)(?:-([\dA-F]+))?/gi)].map(([, from = '', to = from]) => [
    parseInt(from.replaceAll('?', '0'), 16),
    parseInt(to.replaceAll('?', 'F'), 16)
  ])
}

async function ruleWithFile({ rule, base }: Face): Promise<string> {
  const url = /url\(["']?([^"')]+)["']?\)/.exec(property(rule, 'src'))?.[1] ?? ''
  const file = await (await fetch(new URL(url, base))).blob()
  const data = await dataUrl(new Blob([file], { type: 'font/woff2' }))
  const range = property(rule, 'unicode-range')
  return `@font-face{font-family:'${name}';unicode-range:${range};src:url(${data}) format('woff2')}`
}
