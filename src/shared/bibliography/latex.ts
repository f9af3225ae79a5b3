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
    .replace(/`(?=`)/g, '`{}')
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
