import type { Field, Part } from './field'
import { words } from './words'

/** Parts that qualify a name or a title: in which language and script, and how it was romanised. */
export const languageParts: readonly Part[] = [
  {
    name: 'language',
    label: words('Language', 'Язык', 'Sprache'),
    csv: 'language',
    type: 'term',
    vocabulary: 'languages'
  },
  {
    name: 'script',
    label: words('Script', 'Письмо', 'Schrift'),
    csv: 'script',
    type: 'term',
    vocabulary: 'scripts'
  },
  {
    name: 'transliteration',
    label: words('Transliteration scheme', 'Система транслитерации', 'Umschrift'),
    csv: 'transliteration',
    type: 'term',
    vocabulary: 'transliterations'
  }
]

/** Names of persons and corporate bodies. */
export const namesField: Field = {
  name: 'names',
  label: words('Names', 'Имена и названия', 'Namen'),
  help: words(
    'Every form of the name; one of them authorised.',
    'Все формы имени; одна из них принятая.',
    'Alle Namensformen; eine davon autorisiert.'
  ),
  csv: 'name',
  type: 'group',
  repeatable: true,
  section: 'names',
  standard: { isaar: '5.1.2–5.1.5' },
  expected: true,
  parts: [
    { name: 'text', label: words('Name', 'Имя или название', 'Name'), csv: 'text', type: 'text' },
    {
      name: 'type',
      label: words('Type', 'Вид', 'Art'),
      csv: 'type',
      type: 'term',
      vocabulary: 'nameTypes'
    },
    ...languageParts,
    {
      name: 'dates',
      label: words('Dates of use', 'Даты употребления', 'Gebrauchsdaten'),
      csv: 'dates',
      type: 'date'
    }
  ]
}

export const identifiersField: Field = {
  name: 'identifiers',
  label: words('Identifiers', 'Идентификаторы', 'Kennungen'),
  help: words('VIAF, Wikidata, GND …', 'VIAF, Wikidata, GND …', 'VIAF, Wikidata, GND …'),
  csv: 'identifier',
  type: 'group',
  repeatable: true,
  section: 'control',
  standard: { isaar: '5.1.6' },
  parts: [
    {
      name: 'value',
      label: words('Identifier', 'Идентификатор', 'Kennung'),
      csv: 'value',
      type: 'text'
    },
    {
      name: 'scheme',
      label: words('Scheme', 'Система', 'System'),
      csv: 'scheme',
      type: 'term',
      vocabulary: 'identifierSchemes'
    }
  ]
}

export const datesOfExistenceField: Field = {
  name: 'datesOfExistence',
  label: words('Dates of existence', 'Даты существования', 'Daten des Bestehens'),
  csv: 'dates_of_existence',
  type: 'date',
  section: 'description',
  standard: { isaar: '5.2.1' },
  expected: true,
  column: true
}

export const historyField: Field = {
  name: 'history',
  label: words('History', 'История', 'Geschichte'),
  csv: 'history',
  type: 'longText',
  section: 'description',
  standard: { isaar: '5.2.2', atomAuthority: 'history' }
}

export const functionsField: Field = {
  name: 'functions',
  label: words('Functions', 'Функции', 'Funktionen'),
  csv: 'functions',
  type: 'longText',
  section: 'description',
  standard: { isaar: '5.2.5', atomAuthority: 'functions' }
}

const corporateBodies = ['organisation', 'section', 'governingBody']

/** Organisation and section: ISAAR(CPF) corporate bodies. */
export const corporateFields: readonly Field[] = [
  namesField,
  {
    name: 'form',
    label: words('Organisational form', 'Организационная форма', 'Organisationsform'),
    csv: 'form',
    type: 'term',
    vocabulary: 'organisationalForms',
    section: 'description',
    standard: { isaar: '5.2.4', atomAuthority: 'legalStatus' },
    column: true,
    facet: true,
    carried: true
  },
  {
    name: 'country',
    label: words('Country', 'Страна', 'Land'),
    help: words(
      'Present or historical, such as USSR or Czechoslovakia.',
      'Современная или историческая, например СССР или Чехословакия.',
      'Heutig oder historisch, etwa UdSSR oder Tschechoslowakei.'
    ),
    csv: 'country',
    type: 'term',
    vocabulary: 'countries',
    section: 'description',
    standard: { isaar: '5.2.3' },
    column: true,
    facet: true,
    carried: true
  },
  {
    name: 'seat',
    label: words('Seat', 'Местопребывание', 'Sitz'),
    csv: 'seat',
    type: 'text',
    suggests: true,
    section: 'description',
    standard: { isaar: '5.2.3' },
    carried: true
  },
  datesOfExistenceField,
  {
    name: 'parent',
    label: words('Parent body', 'Вышестоящая организация', 'Übergeordnete Körperschaft'),
    csv: 'parent',
    type: 'reference',
    to: corporateBodies,
    section: 'description',
    standard: { isaar: '5.3' },
    carried: true
  },
  {
    name: 'predecessors',
    label: words('Predecessors', 'Предшественники', 'Vorgänger'),
    csv: 'predecessor',
    type: 'reference',
    to: corporateBodies,
    repeatable: true,
    section: 'description',
    standard: { isaar: '5.3' }
  },
  {
    name: 'successors',
    label: words('Successors', 'Преемники', 'Nachfolger'),
    csv: 'successor',
    type: 'reference',
    to: corporateBodies,
    repeatable: true,
    section: 'description',
    standard: { isaar: '5.3' }
  },
  historyField,
  functionsField,
  identifiersField
]
