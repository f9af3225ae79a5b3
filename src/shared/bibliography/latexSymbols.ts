/** Accents of LaTeX as combining characters, by their commands. */
export const accentMarks: Readonly<Record<string, string>> = {
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
  b: '\u0331',
  h: '\u0309',
  G: '\u030f',
  U: '\u030d',
  f: '\u0311',
  t: '\u0361',
  textcommabelow: '\u0326'
}

const letters: Readonly<Record<string, string>> = {
  ...{ ss: 'ß', SS: 'ẞ', o: 'ø', O: 'Ø', l: 'ł', L: 'Ł', ae: 'æ', AE: 'Æ', oe: 'œ', OE: 'Œ' },
  ...{ aa: 'å', AA: 'Å', i: 'ı', j: 'ȷ', dh: 'ð', DH: 'Ð', th: 'þ', TH: 'Þ', dj: 'đ', DJ: 'Đ' },
  ...{ ng: 'ŋ', NG: 'Ŋ', ij: 'ĳ', IJ: 'Ĳ' }
}

const signs: Readonly<Record<string, string>> = {
  ...{ S: '§', textsection: '§', P: '¶', textendash: '–', textemdash: '—', slash: '/' },
  ...{ ldots: '…', dots: '…', textellipsis: '…', textbullet: '•', textperiodcentered: '·' },
  ...{ textbackslash: '\\', textasciitilde: '~', textasciicircum: '^', textbar: '|' },
  ...{ textbraceleft: '{', textbraceright: '}', textless: '<', textgreater: '>' },
  ...{ textunderscore: '_', textdollar: '$', textquotedbl: '"', textquotesingle: "'" },
  ...{ textasciigrave: '`', textasteriskcentered: '*', lbrace: '{', rbrace: '}' },
  ...{ textquoteleft: '‘', textquoteright: '’', textquotedblleft: '“', textquotedblright: '”' },
  ...{ lq: '‘', rq: '’', quotesinglbase: '‚', quotedblbase: '„', glqq: '„', grqq: '“' },
  ...{ glq: '‚', grq: '‘', guillemotleft: '«', guillemotright: '»', guillemetleft: '«' },
  ...{ guillemetright: '»', flqq: '«', frqq: '»', guilsinglleft: '‹', guilsinglright: '›' },
  ...{ flq: '‹', frq: '›', numero: '№', textnumero: '№', textdegree: '°', degree: '°' },
  ...{ textexclamdown: '¡', textquestiondown: '¿', pounds: '£', textsterling: '£' },
  ...{ euro: '€', texteuro: '€', copyright: '©', textcopyright: '©', textregistered: '®' },
  ...{ texttrademark: '™', textordfeminine: 'ª', textordmasculine: 'º', dag: '†', ddag: '‡' },
  ...{ textdagger: '†', textdaggerdbl: '‡', textmu: 'µ', texttimes: '×', textpm: '±' },
  ...{ textonehalf: '½', textonequarter: '¼', textthreequarters: '¾', textperthousand: '‰' },
  ...{ textsoftsign: 'ʹ', textprime: '′', cprime: 'ʹ', cdprime: 'ʺ', TeX: 'TeX', LaTeX: 'LaTeX' },
  ...{ quad: ' ', qquad: ' ', space: ' ', thinspace: ' ', enspace: ' ', newline: ' ', par: '\n' }
}

/** The capitals of LaTeX's Cyrillic encodings; those of Russian first. */
const cyrillic =
  'A А|B Б|V В|G Г|D Д|E Е|YO Ё|ZH Ж|Z З|I И|ISHRT Й|K К|L Л|M М|N Н|O О|P П|R Р|S С|T Т|U У|F Ф|H Х|C Ц|' +
  'CH Ч|SH Ш|SHCH Щ|HRDSN Ъ|ERY Ы|SFTSN Ь|EREV Э|YU Ю|YA Я|IE Є|II І|YI Ї|GUP Ґ|USHRT Ў|DJE Ђ|TSHE Ћ|' +
  'JE Ј|LJE Љ|NJE Њ|DZHE Џ|DZE Ѕ|YAT Ѣ|FITA Ѳ|IZH Ѵ|GHCRS Ғ|KDSC Қ|NDSC Ң|OTLD Ө|Y Ү|YHCRS Ұ|SHHA Һ|SCHWA Ә'

const cyrillicLetters = Object.fromEntries(
  cyrillic.split('|').flatMap(pair => {
    const [name = '', letter = ''] = pair.split(' ')
    return [
      [`CYR${name}`, letter],
      [`cyr${name.toLowerCase()}`, letter.toLowerCase()]
    ]
  })
)

/** Commands that stand for characters of a text. */
export const textSymbols: ReadonlyMap<string, string> = new Map(
  Object.entries({ ...letters, ...signs, ...cyrillicLetters })
)

const greek =
  'alpha α|beta β|gamma γ|delta δ|epsilon ϵ|varepsilon ε|zeta ζ|eta η|theta θ|vartheta ϑ|iota ι|kappa κ|' +
  'lambda λ|mu μ|nu ν|xi ξ|pi π|rho ρ|sigma σ|varsigma ς|tau τ|upsilon υ|phi ϕ|varphi φ|chi χ|psi ψ|omega ω|' +
  'Gamma Γ|Delta Δ|Theta Θ|Lambda Λ|Xi Ξ|Pi Π|Sigma Σ|Upsilon Υ|Phi Φ|Psi Ψ|Omega Ω'
const operators =
  'times ×|div ÷|pm ±|mp ∓|cdot ⋅|ast ∗|star ⋆|circ ∘|bullet •|le ≤|leq ≤|ge ≥|geq ≥|ne ≠|neq ≠|approx ≈|' +
  'sim ∼|simeq ≃|equiv ≡|ll ≪|gg ≫|infty ∞|partial ∂|nabla ∇|in ∈|notin ∉|subset ⊂|cup ∪|cap ∩|to →|' +
  'rightarrow →|leftarrow ←|leftrightarrow ↔|Rightarrow ⇒|uparrow ↑|downarrow ↓|langle ⟨|rangle ⟩|' +
  'prime ′|hbar ℏ|ell ℓ|sum ∑|prod ∏|int ∫|sqrt √|cdots ⋯|ldots …|backslash \\|lbrace {|rbrace }|' +
  'textasciitilde ~|degree °|mathsection §'

/** Commands that stand for characters of a formula. */
export const mathSymbols: ReadonlyMap<string, string> = new Map(
  `${greek}|${operators}`.split('|').map(pair => {
    const [name = '', sign = ''] = pair.split(' ')
    return [name, sign]
  })
)

/** Commands of one argument that say how it looks, and such of none that say how what follows looks. */
export const looks: ReadonlySet<string> = new Set(
  (
    'emph textit textbf textsc textrm textsf texttt textup textsl textmd textnormal textcyrillic underline mbox hbox ' +
    'text mathrm mathit mathbf mathsf mathcal mathbb operatorname ensuremath mkbibemph mkbibbold mkbibitalic uppercase ' +
    'lowercase MakeUppercase MakeLowercase nocase it bf em sc rm sf tt sl itshape bfseries scshape upshape slshape ' +
    'normalfont rmfamily sffamily ttfamily mdseries tiny small normalsize large Large protect relax cyr cyrchar ' +
    'cyrillictext latintext boldmath unboldmath noindent textsuperscript textsubscript'
  ).split(' ')
)

/** Commands whose first argument is no text to be read; of some the second one is. */
export const withoutFirst: ReadonlySet<string> = new Set(
  'noopsort SortNoop selectlanguage foreignlanguage begin end bibinfo bibfield textcolor'.split(' ')
)

const superscripts: Readonly<Record<string, string>> = {
  ...{ 0: '⁰', 1: '¹', 2: '²', 3: '³', 4: '⁴', 5: '⁵', 6: '⁶', 7: '⁷', 8: '⁸', 9: '⁹' },
  ...{ '+': '⁺', '-': '⁻', '−': '⁻', '=': '⁼', '(': '⁽', ')': '⁾', n: 'ⁿ', i: 'ⁱ', '∘': '°' }
}
const subscripts: Readonly<Record<string, string>> = {
  ...{ 0: '₀', 1: '₁', 2: '₂', 3: '₃', 4: '₄', 5: '₅', 6: '₆', 7: '₇', 8: '₈', 9: '₉' },
  ...{ '+': '₊', '-': '₋', '−': '₋', '=': '₌', '(': '₍', ')': '₎' }
}

/** Null where some character has no raised or lowered form. */
export function shifted(text: string, sign: '^' | '_'): string | null {
  const forms = sign === '^' ? superscripts : subscripts
  const found = [...text].map(character => forms[character])
  return found.includes(undefined) ? null : found.join('')
}
