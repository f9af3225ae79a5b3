import { describe, expect, it } from 'vitest'
import { latexOfText } from '../../../../src/shared/bibliography/latex'
import { addressOf, textOfLatex } from '../../../../src/shared/bibliography/latexRead'

describe('LaTeX', () => {
  it.each([
    // Accents, in all ways to write them.
    ["\\'{\\i} {\\'\\i} \\'e \\v s {\\u\\i} {\\c{c}}", 'í í é š ĭ ç'],
    ['Nguy{\\~{\\^e}}n \\H{o} \\d{s} \\t{oo}', 'Nguyễn ő ṣ o͡o'],
    ['tilde \\~{} and \\~', 'tilde ~ and ~'],
    // Cyrillic.
    ['{\\CYRM}{\\CYRO}{\\CYRP}{\\CYRR} {\\cyrchar\\cyrt}', 'МОПР т'],
    ['\\CYRP\\cyru\\cyrt\\cyrsftsn\\ \\u{\\cyri}', 'Путь й'],
    // Looks.
    ['\\emph{Der} {\\em MOPR} \\textsc{Tag} {\\it x}', 'Der MOPR Tag x'],
    ['3\\textsuperscript{rd} m\\textsuperscript{2}', '3rd m²'],
    ['\\foreignlanguage{russian}{Путь} {\\noopsort{a}}1928', 'Путь 1928'],
    // Quotation marks: two strokes alone are a hard sign of a transliteration.
    ["``quoted'' {``}x{''}", '“quoted” “x”'],
    ["Ob''edinenie", "Ob''edinenie"],
    ['\\enquote{a}', '“a”'],
    // Formulas.
    ['H$_2$O, $10^{-5}$, $\\alpha$-ray, $n$-th, 20$^{\\circ}$C', 'H₂O, 10⁻⁵, α-ray, n-th, 20°C'],
    ['du 4$^{\\textrm{ème}}$ et $4^{th}$, $x^{ab}$', 'du 4ème et 4th, $x^{ab}$'],
    ['$\\frac{a}{b}$ costs $5 and $10', '$\\frac{a}{b}$ costs $5 and $10'],
    // Addresses.
    [
      '\\url{http://a.org/x_y%20z} \\href{http://b.org}{B}',
      'http://a.org/x_y%20z B (http://b.org)'
    ],
    // What is not known stays as it stands.
    ['\\unknown{x} \\other y', '\\unknown{x} \\other y'],
    ['a } b', 'a  b']
  ])('%s is read as %s', (latex, text) => {
    expect(textOfLatex(latex)).toBe(text)
  })

  it.each(["``a'' and 'b'", '\\unknown{x}', 'a -- b --- c', '$x^2$ {y} ~ % & # _'])(
    'keeps %s when it is written and read',
    text => {
      expect(textOfLatex(latexOfText(text))).toBe(text)
    }
  )

  it('is read however deep it goes', () => {
    for (const piece of ['{', "\\'", '\\emph{', '$']) {
      expect(() => textOfLatex(piece.repeat(20_000))).not.toThrow()
    }
  })

  it('leaves addresses alone, but for what BibTeX needs', () => {
    expect(addressOf('http://a.org/{\\~{}}b\\_c\\%20d')).toBe('http://a.org/~b_c%20d')
    expect(addressOf('\\url{http://a.org/~b}')).toBe('http://a.org/~b')
  })
})
