import type { Locale } from '../records/words'
import * as closed from './closedTerms'
import { countryTerms } from './countries'
import { eventTypes, organisationalForms, relationTypes, roles } from './corporateTerms'
import { languageTerms } from './languages'
import { figureChecks } from './figureChecks'
import { measures, methods, units } from './measures'
import { frequencies, identifierSchemes, sourceKinds, transliterations } from './publicationTerms'
import { scripts } from './scripts'
import type { Term } from './term'

export type { Term } from './term'

export type VocabularyName =
  | 'statuses'
  | 'tags'
  | 'relationTypes'
  | 'nameTypes'
  | 'titleTypes'
  | 'languages'
  | 'scripts'
  | 'transliterations'
  | 'countries'
  | 'organisationalForms'
  | 'identifierSchemes'
  | 'roles'
  | 'eventTypes'
  | 'frequencies'
  | 'sourceKinds'
  | 'confidences'
  | 'sourceTypes'
  | 'informationTypes'
  | 'measures'
  | 'units'
  | 'methods'
  | 'ranks'
  | 'figureChecks'
  | 'levels'
  | 'textOrigins'

export interface Vocabulary {
  readonly name: VocabularyName
  /** Values outside the list may be entered and are kept as they are. */
  readonly isOpen: boolean
  terms(): readonly Term[]
}

interface Lookup {
  readonly byCode: ReadonlyMap<string, Term>
  readonly byText: ReadonlyMap<string, Term>
}

/** Countries and scripts are open because the lists are a choice; languages are all of ISO 639-3. */
const lists: Readonly<Record<VocabularyName, Vocabulary>> = {
  statuses: fixed('statuses', closed.statuses),
  nameTypes: fixed('nameTypes', closed.nameTypes),
  titleTypes: fixed('titleTypes', closed.titleTypes),
  confidences: fixed('confidences', closed.confidences),
  sourceTypes: fixed('sourceTypes', closed.sourceTypes),
  informationTypes: fixed('informationTypes', closed.informationTypes),
  ranks: fixed('ranks', closed.ranks),
  figureChecks: fixed('figureChecks', figureChecks),
  levels: fixed('levels', closed.levels),
  textOrigins: fixed('textOrigins', closed.textOrigins),
  languages: { name: 'languages', isOpen: false, terms: languageTerms },
  scripts: open('scripts', scripts),
  countries: { name: 'countries', isOpen: true, terms: countryTerms },
  tags: open('tags', []),
  relationTypes: open('relationTypes', relationTypes),
  transliterations: open('transliterations', transliterations),
  organisationalForms: open('organisationalForms', organisationalForms),
  identifierSchemes: open('identifierSchemes', identifierSchemes),
  roles: open('roles', roles),
  eventTypes: open('eventTypes', eventTypes),
  frequencies: open('frequencies', frequencies),
  sourceKinds: open('sourceKinds', sourceKinds),
  measures: open('measures', measures),
  units: open('units', units),
  methods: open('methods', methods)
}

const lookups = new Map<VocabularyName, Lookup>()

export function vocabulary(name: VocabularyName): Vocabulary {
  return lists[name]
}

export function termOf(name: VocabularyName, code: string): Term | undefined {
  return lookupOf(name).byCode.get(code)
}

/** The label of a code; a text that is no code stands for itself. */
export function termLabel(name: VocabularyName, code: string, locale: Locale): string {
  return termOf(name, code)?.label[locale] ?? code
}

/** The term with this code, or with this label in any language of the interface, whatever the case. */
export function findTerm(name: VocabularyName, text: string): Term | undefined {
  return lookupOf(name).byText.get(fold(text))
}

function fixed(name: VocabularyName, terms: readonly Term[]): Vocabulary {
  return { name, isOpen: false, terms: () => terms }
}

function open(name: VocabularyName, terms: readonly Term[]): Vocabulary {
  return { name, isOpen: true, terms: () => terms }
}

function lookupOf(name: VocabularyName): Lookup {
  const known = lookups.get(name)
  if (known) return known
  const terms = lists[name].terms()
  const lookup = { byCode: new Map(terms.map(term => [term.code, term])), byText: byText(terms) }
  lookups.set(name, lookup)
  return lookup
}

/** Codes go before labels, and labels before further names, where two terms share a text. */
function byText(terms: readonly Term[]): Map<string, Term> {
  const found = new Map<string, Term>()
  const add = (text: string, term: Term): void => {
    const folded = fold(text)
    if (!found.has(folded)) found.set(folded, term)
  }
  for (const term of terms) add(term.code, term)
  // Further codes, such as "en", before a language that is called En.
  for (const term of terms)
    for (const other of term.others ?? []) if (/^[a-z]{2,3}$/.test(other)) add(other, term)
  for (const term of terms) for (const label of Object.values(term.label)) add(label, term)
  for (const term of terms) for (const other of term.others ?? []) add(other, term)
  return found
}

function fold(text: string): string {
  return text.normalize('NFC').trim().toLowerCase()
}
