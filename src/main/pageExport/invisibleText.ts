import type PDFDocument from 'pdfkit'
import type { WordBox } from '../../shared/texts/calls'

type Document = InstanceType<typeof PDFDocument>
type Reference = ReturnType<Document['ref']>

interface Font {
  readonly name: string
  readonly reference: Reference
  readonly codes: Map<string, number>
}

/** Every letter of the font is so wide, in thousandths of its size: no width needs to be looked up. */
const letterWidth = 600
const firstCode = 0x21
const lastCode = 0xff

/**
 * Text that is found and copied and never seen (rendering mode 3 of ISO 32000). Nothing of it is drawn, so no font
 * with all scripts is needed: each letter has a code of its own, and a table says which letter it is.
 */
export function createInvisibleText(document: Document) {
  const fonts: Font[] = []

  function placeOf(letter: string): { readonly font: Font; readonly code: number } {
    for (const font of fonts) {
      const code = font.codes.get(letter)
      if (code !== undefined) return { font, code }
    }
    const last = fonts.at(-1)
    const font = last && last.codes.size <= lastCode - firstCode ? last : addFont()
    const code = firstCode + font.codes.size
    font.codes.set(letter, code)
    return { font, code }
  }

  function addFont(): Font {
    const font = {
      name: `Text${String(fonts.length)}`,
      reference: document.ref({}),
      codes: new Map()
    }
    fonts.push(font)
    return font
  }

  return {
    /** Lays words, in per cent of the page, on the page that is open. */
    add(words: readonly WordBox[]): void {
      const used = new Set<Font>()
      const lines = words.map(word => shown(word, document.page, placeOf, used))
      for (const { name, reference } of used) document.page.fonts[name] = reference
      if (lines.length > 0) document.addContent(`BT 3 Tr\n${lines.join('\n')}\nET`)
    },
    /** Writes the fonts: after the last page. */
    end(): void {
      for (const { reference, codes } of fonts) {
        const table = document.ref({})
        table.end(lettersOf(codes))
        Object.assign(reference.data, {
          Type: 'Font',
          Subtype: 'Type1',
          BaseFont: 'Courier',
          FirstChar: 0,
          LastChar: lastCode,
          Widths: Array(lastCode + 1).fill(letterWidth),
          ToUnicode: table
        })
        reference.end(undefined)
      }
    }
  }
}

/** A word stretched to the width of its box, standing on the bottom of it. */
function shown(
  { text, left, top, width, height }: WordBox,
  page: { readonly width: number; readonly height: number },
  placeOf: (letter: string) => { readonly font: Font; readonly code: number },
  used: Set<Font>
): string {
  const letters = [...text]
  const size = Math.max(1, (height * page.height) / 100)
  const natural = (letters.length * letterWidth * size) / 1000
  const stretch = Math.max(1, (100 * (width * page.width)) / 100 / natural)
  const x = (left * page.width) / 100
  const y = ((top + height) * page.height) / 100
  let line = `${decimal(stretch)} Tz 1 0 0 -1 ${decimal(x)} ${decimal(y)} Tm`
  let current: Font | undefined
  let codes = ''
  const flush = (): void => {
    if (codes !== '') line += ` <${codes}> Tj`
    codes = ''
  }
  // The space keeps words apart where programs would join what lies close together.
  for (const letter of [...letters, ' ']) {
    const { font, code } = placeOf(letter)
    used.add(font)
    if (font !== current) {
      flush()
      line += ` /${font.name} ${decimal(size)} Tf`
      current = font
    }
    codes += hex(code)
  }
  flush()
  return line
}

/** The table of an own encoding (ToUnicode CMap), a hundred letters in a block at most. */
function lettersOf(codes: ReadonlyMap<string, number>): string {
  const rows = [...codes].map(([letter, code]) => `<${hex(code)}> <${utf16(letter)}>`)
  const blocks: string[] = []
  for (let from = 0; from < rows.length; from += 100) {
    const block = rows.slice(from, from + 100)
    blocks.push(`${String(block.length)} beginbfchar\n${block.join('\n')}\nendbfchar`)
  }
  return [
    '/CIDInit /ProcSet findresource begin',
    '12 dict begin',
    'begincmap',
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
    '/CMapName /Adobe-Identity-UCS def',
    '/CMapType 2 def',
    '1 begincodespacerange\n<00> <ff>\nendcodespacerange',
    ...blocks,
    'endcmap',
    'CMapName currentdict /CMap defineresource pop',
    'end\nend'
  ].join('\n')
}

function hex(code: number): string {
  return code.toString(16).padStart(2, '0')
}

function utf16(letter: string): string {
  return Buffer.from(letter, 'utf16le').swap16().toString('hex')
}

function decimal(value: number): string {
  return value.toFixed(3)
}
