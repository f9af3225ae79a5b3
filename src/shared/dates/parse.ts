import { isEdtf } from './bounds'
import { dateRules } from './dateRules'
import { readDualDate } from './dualDates'
import { asStandardEdtf } from './edtfDrafts'
import { phraseRules } from './phraseRules'
import { qualifiedDateRules } from './qualifiers'
import { applyRules, type RuleContext } from './rule'
import { tidy, tokenise } from './tokens'
import type { Calendar, DateValue } from './types'

/** Longer texts are descriptions, not dates. */
const longestDate = 200

type Understood = Pick<DateValue, 'edtf' | 'calendar'>

const singleDateRules = [...qualifiedDateRules, ...dateRules]

/** Each part is read once: rules within rules would ask for the same parts again and again. */
function remembering(read: (text: string) => string | null): (text: string) => string | null {
  const known = new Map<string, string | null>()
  return text => {
    const before = known.get(text)
    if (before !== undefined) return before
    const edtf = read(text)
    known.set(text, edtf)
    return edtf
  }
}

function contextFor(calendar: Calendar): RuleContext {
  const valid = (edtf: string | null) => (edtf !== null && isEdtf(edtf, calendar) ? edtf : null)
  const context: RuleContext = {
    calendar,
    readDate: remembering(text => valid(applyRules(singleDateRules, text, context))),
    readPhrase: remembering(
      text => context.readDate(text) ?? valid(applyRules(phraseRules, text, context))
    )
  }
  return context
}

/**
 * EDTF typed as such. Three forms of it mean something else when people write them: brackets around one date
 * (an inference, not a set of one), `?-1924`, whose beginning is not known, and `1920-21`, which may be two years or
 * spring.
 */
function readLiteral(text: string, calendar: Calendar): 'ambiguous' | 'none' | 'edtf' {
  if (!isEdtf(text, calendar) || /^\[[^,.]*\]$|^\?-\d{4}$/.test(text)) return 'none'
  const [, year, code] = /^\d\d(\d\d)-(\d\d)\??$/.exec(text) ?? []
  if (Number(code) < 21 || code === undefined || Number(code) <= Number(year)) return 'edtf'
  // Nobody types the codes above 24, which name hemispheres and quarters.
  return Number(code) <= 24 ? 'ambiguous' : 'none'
}

const styleSuffix = /,? ?\(?\{(old|new)Style\}\)?$/

function understand(text: string, calendar: Calendar): Understood {
  const standard = asStandardEdtf(text)
  const literal = readLiteral(standard, calendar)
  if (literal === 'edtf') return { edtf: standard, calendar }
  if (literal === 'ambiguous') return { edtf: null, calendar }
  const tokens = tokenise(text)
  const day = readDualDate(tokens, part => dayInEither(part))
  if (day !== 'none') return { edtf: day, calendar: day === null ? calendar : 'gregorian' }
  const style = styleSuffix.exec(tokens)?.[1]
  const stated = style === undefined ? calendar : style === 'old' ? 'julian' : 'gregorian'
  const edtf = contextFor(stated).readPhrase(tokens.replace(styleSuffix, ''))
  return { edtf, calendar: edtf === null ? calendar : stated }
}

/** The Julian calendar has all days of the Gregorian and more. */
function dayInEither(text: string): string | null {
  return contextFor('julian').readDate(text)
}

/**
 * Reads a date as people write it, in English, Russian, German or French. What was written is always kept; what
 * cannot be understood for certain has no EDTF. The calendar given holds unless the text states one.
 */
export function parseDate(written: string, calendar: Calendar = 'gregorian'): DateValue {
  if (written.length > longestDate) return { written, edtf: null, calendar }
  const text = tidy(written)
  return { written, ...(text === '' ? { edtf: null, calendar } : understand(text, calendar)) }
}
