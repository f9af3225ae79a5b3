import type { Field } from './field'
import { words } from './words'

/** Publication, numbering and holdings of a periodical. */
export const periodicalPublication: readonly Field[] = [
  {
    name: 'place',
    label: words('Place of publication', 'Место издания', 'Erscheinungsort'),
    csv: 'place',
    type: 'text',
    suggests: true,
    section: 'description',
    standard: { rda: '2.8.2' },
    column: true,
    carried: true
  },
  {
    name: 'country',
    label: words('Country', 'Страна', 'Land'),
    csv: 'country',
    type: 'term',
    vocabulary: 'countries',
    section: 'description',
    facet: true,
    carried: true
  },
  {
    name: 'publishers',
    label: words('Publishers', 'Издатели', 'Verleger'),
    help: words(
      'A section or another body or person of the catalogue.',
      'Секция либо другая организация или лицо каталога.',
      'Eine Sektion, eine andere Körperschaft oder Person des Katalogs.'
    ),
    csv: 'publisher',
    type: 'reference',
    to: ['section', 'organisation', 'governingBody', 'person'],
    repeatable: true,
    section: 'description',
    standard: { rda: '2.8.4' },
    column: true,
    carried: true
  },
  {
    name: 'publisherStatement',
    label: words('Publisher as printed', 'Издатель (как в издании)', 'Verlagsangabe'),
    csv: 'publisher_statement',
    type: 'text',
    suggests: true,
    section: 'description',
    standard: { rda: '2.8.4' },
    carried: true
  },
  {
    name: 'frequency',
    label: words('Frequency', 'Периодичность', 'Erscheinungsweise'),
    csv: 'frequency',
    type: 'term',
    vocabulary: 'frequencies',
    section: 'description',
    standard: { rda: '2.14' },
    facet: true,
    carried: true
  },
  {
    name: 'datesOfPublication',
    label: words('Dates of publication', 'Даты издания', 'Erscheinungsverlauf'),
    csv: 'dates_of_publication',
    type: 'date',
    section: 'description',
    standard: { rda: '2.8.6' },
    expected: true,
    column: true
  },
  {
    name: 'issn',
    label: words('ISSN', 'ISSN', 'ISSN'),
    csv: 'issn',
    type: 'text',
    check: 'issn',
    section: 'description',
    standard: { rda: '2.15' }
  },
  {
    name: 'numbering',
    label: words('Numbering', 'Нумерация', 'Zählung'),
    csv: 'numbering',
    type: 'text',
    section: 'description',
    standard: { rda: '2.6' }
  },
  {
    name: 'continues',
    label: words('Continues', 'Продолжает', 'Fortsetzung von'),
    csv: 'continues',
    type: 'reference',
    to: ['periodical'],
    repeatable: true,
    section: 'description',
    standard: { rda: 'J.2.6' }
  },
  {
    name: 'continuedBy',
    label: words('Continued by', 'Продолжено изданием', 'Fortgesetzt durch'),
    csv: 'continued_by',
    type: 'reference',
    to: ['periodical'],
    repeatable: true,
    section: 'description',
    standard: { rda: 'J.2.6' }
  },
  {
    name: 'holdings',
    label: words('Holdings', 'Наличие в фондах', 'Bestand'),
    help: words(
      'What is held and where, and what is missing.',
      'Что имеется и где, и чего недостаёт.',
      'Was wo vorhanden ist und was fehlt.'
    ),
    csv: 'holdings',
    type: 'group',
    repeatable: true,
    section: 'description',
    parts: [
      { name: 'held', label: words('Held', 'Имеется', 'Vorhanden'), csv: 'held', type: 'text' },
      { name: 'gaps', label: words('Gaps', 'Лакуны', 'Lücken'), csv: 'gaps', type: 'text' },
      {
        name: 'repository',
        label: words('Repository', 'Хранилище', 'Aufbewahrungsort'),
        csv: 'repository',
        type: 'text'
      }
    ]
  }
]
