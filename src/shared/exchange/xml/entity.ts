import type { Json } from '../../changeLog/changeset'
import { textOf, partOf } from '../../records/record'
import { bibliographicCode, countryCode, scriptCode } from './codes'
import type { XmlDates } from './dates'
import { line } from './markup'
import { partDates, partText } from './recordView'
import type { RecordView } from './recordView'

/** One form of a name, qualified as far as codes allow. */
export interface EntityName {
  readonly text: string
  readonly type: string
  readonly language: string | undefined
  readonly script: string | undefined
  readonly transliteration: string
  readonly dates: XmlDates | null
}

export interface EntityPlace {
  readonly role: 'seat' | 'country'
  readonly label: string
  readonly countryCode: string | undefined
}

export interface Occupation {
  readonly role: string
  readonly body: string
  readonly dates: XmlDates | null
}

/** Every name; a record without one is named by its code or its id, since the schemas demand a name. */
export function entityNames(view: RecordView): readonly EntityName[] {
  const names = view.values('names').flatMap(value => nameOf(value, view) ?? [])
  const [first, ...others] = names.filter(({ type }) => type === 'authorised')
  const alike = others.map(name => ({ ...name, type: 'other' }))
  const rest = names.filter(({ type }) => type !== 'authorised')
  if (first) return [first, ...alike, ...rest]
  if (rest.length > 0) return rest
  view.report('names', 'nameMadeUp')
  return [
    {
      text: line(view.text('referenceCode')) || view.record.id,
      type: 'other',
      language: undefined,
      script: undefined,
      transliteration: '',
      dates: null
    }
  ]
}

function nameOf(value: Json, view: RecordView): EntityName | null {
  const text = partText(value, 'text')
  if (text === '') return null
  return {
    text,
    type: textOf(partOf(value, 'type')) || 'other',
    ...languageAndScript(value, 'names', view),
    transliteration: partText(value, 'transliteration'),
    dates: partDates(value)
  }
}

/** The codes of a name or title; one without a code is told as a loss. */
export function languageAndScript(
  value: Json,
  field: string,
  { report }: RecordView
): { readonly language: string | undefined; readonly script: string | undefined } {
  const given = { language: partText(value, 'language'), script: partText(value, 'script') }
  const language = bibliographicCode(given.language)
  const script = scriptCode(given.script)
  if (given.language !== '' && language === undefined) report(field, 'noLanguageCode')
  if (given.script !== '' && script === undefined) report(field, 'noScriptCode')
  return { language, script }
}

export function entityPlaces(view: RecordView): readonly EntityPlace[] {
  const seat = line(view.text('seat'))
  const country = view.shown('country')
  const code = countryCode(view.text('country'))
  if (country !== '' && code === undefined) view.report('country', 'noCountryCode')
  const places: EntityPlace[] = []
  if (seat !== '') places.push({ role: 'seat', label: seat, countryCode: undefined })
  if (country !== '') places.push({ role: 'country', label: country, countryCode: code })
  return places
}

/** What a person did; without a role, the body stands for it. */
export function occupations(view: RecordView): readonly Occupation[] {
  return view.values('roles').flatMap(value => {
    const role = view.shownPart('roles', 'role', value)
    const body = view.shownPart('roles', 'body', value)
    const dates = partDates(value)
    if (role !== '') return [{ role, body, dates }]
    return body !== '' ? [{ role: body, body: '', dates }] : []
  })
}

export function identifiers(
  view: RecordView
): readonly { readonly scheme: string; readonly value: string }[] {
  return view.values('identifiers').flatMap(value => {
    const text = partText(value, 'value')
    const scheme = view.shownPart('identifiers', 'scheme', value)
    if (text === '' && scheme !== '') view.report('identifiers', 'noElement')
    return text === '' ? [] : [{ value: text, scheme }]
  })
}
