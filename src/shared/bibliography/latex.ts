/** Accents of LaTeX as combining characters. */
const accents: Readonly<Record<string, string>> = {
  '`': '\u0300',
  "'": '\u0301',
  '^': '\u0302',
  '~': '\u0303',
  '"': '\u0308',
  '=': '\u0304',
  '.': '\u0307',
  u: '\u0306',
  v: '\u030c',
  H: '\u030b',
  c: '\u0327',
  k: '\u0328',
  r: '\u030a',
  d: '\u0323',
  b: '\u0331'
}

const symbols: Readonly<Record<string, string>> = {
  ...{ ss: 'ß', o: 'ø', O: 'Ø', l: 'ł', L: 'Ł', ae: 'æ', AE: 'Æ', oe: 'œ', OE: 'Œ', aa: 'å' },
  ...{ AA: 'Å', i: 'ı', j: 'ȷ', dh: 'ð', DH: 'Ð', th: 'þ', TH: 'Þ', dj: 'đ', DJ: 'Đ', S: '§' },
  ...{ textendash: '–', textemdash: '—', ldots: '…', dots: '…', textellipsis: '…' },
  ...{ textbackslash: '\\', textasciitilde: '~', textasciicircum: '^', textbar: '|' },
  ...{ textbraceleft: '{', textbraceright: '}', textless: '<', textgreater: '>' },
  ...{ textquoteleft: '‘', textquoteright: '’', textquotedblleft: '“', textquotedblright: '”' },
  ...{ guillemotleft: '«', guillemotright: '»', numero: '№', textnumero: '№', textdegree: '°' }
}

/** Stand for braces and backslashes of the text until those of LaTeX are gone. */
const kept = { '{': '\uE000', '}': '\uE001', '\\': '\uE002', '~': '\uE003' } as const
const keptBack = new Map(
  Object.entries(kept).map(([character, mark]) => [mark as string, character])
)

const accented =
  /\\(?:([`'^~"=.])\s*|([uvHckrdb])(?:\s+|(?=\{)))(?:\{\s*(\\[ij]|\p{L})\s*\}|(\\[ij]|\p{L}))(?:(?<=\\[ij])\s*)?/gu
const named = /\\([a-zA-Z]+)(?:\{\}|\s+|(?![a-zA-Z]))/g

/** The text of a value of BibTeX: accents and symbols as characters, braces away, a blank line as a line end. */
export function textOfLatex(value: string): string {
  const paragraphs = value
    .split(/\n[ \t]*\r?\n\s*/)
    .map(paragraph => paragraph.replace(/\s*\n\s*/g, ' ').trim())
  return paragraphs
    .join('\n')
    .replace(accented, (_all, sign: string, letterSign: string, braced: string, bare: string) => {
      const letter = (braced || bare).replace(/^\\/, '')
      return (letter + (accents[sign || letterSign] ?? '')).normalize('NFC')
    })
    .replace(named, (all, name: string) => shielded(symbols[name] ?? all))
    .replace(/\\([&%$#_])/g, '$1')
    .replace(/\\([{}])/g, (_all, brace: string) => shielded(brace))
    .replace(/(?<!\\)~/g, '\u00a0')
    .replaceAll('---', '—')
    .replaceAll('--', '–')
    .replace(/[{}]/g, '')
    .replace(/[\uE000-\uE003]/g, mark => keptBack.get(mark) ?? mark)
}

function shielded(text: string): string {
  return text.replace(/[{}\\~]/g, character => kept[character as keyof typeof kept])
}

const escapes: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '\u00a0': '~'
}

/** UTF-8 for biblatex: what LaTeX would take for a command is escaped, and braces are always in pairs. */
export function latexOfText(text: string): string {
  return text
    .replace(/[\\{}~^&%$#_\u00a0]/g, character => escapes[character] ?? `\\${character}`)
    .replace(/-(?=-)/g, '-{}')
    .replace(/\r\n|\r|\n/g, '\n\n')
}

/** Divides at a separator outside of braces: names at " and ", keywords at commas. */
export function splitOutside(value: string, separator: RegExp): string[] {
  const pieces: string[] = []
  let depth = 0
  let piece = ''
  for (let index = 0; index < value.length; index++) {
    const character = value.charAt(index)
    const found = depth === 0 ? separator.exec(value.slice(index, index + 12)) : null
    if (found?.index === 0) {
      pieces.push(piece)
      piece = ''
      index += found[0].length - 1
      continue
    }
    if (character === '\\') {
      piece += character + value.charAt(++index)
      continue
    }
    if (character === '{') depth++
    if (character === '}') depth--
    piece += character
  }
  return [...pieces, piece].map(text => text.trim()).filter(text => text !== '')
}
