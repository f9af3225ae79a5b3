/**
 * With which of the present states a former one is drawn, where maps of its own time are not at hand: code, present
 * states, and those that were part of it from a year on ("EE>1940"). States that were only a part of a present one have
 * no line: to draw the whole of it would be false.
 */
const table = `
SUHH | RU UA BY KZ UZ TM TJ KG GE AM AZ EE>1940 LV>1940 LT>1940 MD>1940
CSHH | CZ SK
YUCS | BA HR ME MK RS SI XK
BYAA | BY
CSXX | ME RS XK
BUMM | MM
ZRCD | CD
DYBJ | BJ
HVBF | BF
RHZW | ZW
x-russian-empire | RU UA BY KZ UZ TM TJ KG GE AM AZ EE LV LT FI MD
x-russian-republic | RU UA BY KZ UZ TM TJ KG GE AM AZ EE LV LT MD
x-rsfsr | RU
x-ukrainian-ssr | UA
x-ukrainian-peoples-republic | UA
x-transcaucasian-sfsr | GE AM AZ
x-georgian-ssr | GE
x-armenian-ssr | AM
x-azerbaijan-ssr | AZ
x-uzbek-ssr | UZ
x-turkmen-ssr | TM
x-tajik-ssr | TJ
x-kazakh-ssr | KZ
x-kirghiz-ssr | KG
x-german-empire | DE
x-weimar-germany | DE
x-nazi-germany | DE
x-austria-hungary | AT HU CZ SK SI HR BA
x-hungarian-soviet-republic | HU
x-kingdom-shs | BA HR ME MK RS SI XK
x-serbia-kingdom | RS
x-ottoman-empire | TR
x-kingdom-of-italy | IT
x-bohemia-moravia | CZ
x-uk-ireland | GB IE
x-irish-free-state | IE
x-south-africa-union | ZA
x-persia | IR
x-siam | TH
x-china-republic | CN
x-korea-japan | KR KP
x-british-india | IN PK BD
x-dutch-east-indies | ID
x-french-indochina | VN LA KH
x-mandatory-palestine | IL PS
x-syria-lebanon-mandate | SY LB
`

const outlines = new Map(
  table
    .trim()
    .split('\n')
    .map((row): [string, readonly string[]] => {
      const [code = '', states = ''] = row.split(' | ')
      return [code, states.split(' ')]
    })
)

/**
 * ISO 3166 codes of the present states whose outlines stand for a country: itself for a present one; none for a former
 * one that no present outlines come near.
 */
export function outlinesOf(country: string, year: number | null): readonly string[] {
  const states = outlines.get(country)
  if (!states) return /^[A-Z]{2}$/.test(country) ? [country] : []
  return states.flatMap(state => {
    const [code = '', since] = state.split('>')
    return since === undefined || (year !== null && year >= Number(since)) ? [code] : []
  })
}

/** Whether the outlines drawn are not those of the state itself. */
export function isDrawnByOthers(country: string): boolean {
  return outlines.has(country)
}
