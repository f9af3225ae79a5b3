import { defineKind } from './kind'
import { words } from './words'
import type { Field } from './field'

const assertionFields: readonly Field[] = [
  {
    name: 'scope',
    label: words('Scope', 'Охват', 'Geltungsbereich'),
    csv: 'scope',
    type: 'text',
    suggests: true,
    section: 'description',
    carried: true
  },
  {
    name: 'accordingTo',
    label: words('According to', 'По данным', 'Laut'),
    csv: 'according_to',
    type: 'reference',
    to: ['person', 'organisation', 'section', 'governingBody'],
    section: 'description',
    column: true,
    carried: true
  },
  {
    name: 'method',
    label: words('Method', 'Способ получения', 'Methode'),
    csv: 'method',
    type: 'term',
    vocabulary: 'methods',
    section: 'description',
    facet: true,
    carried: true
  },
  {
    name: 'rank',
    label: words('Rank', 'Ранг', 'Rang'),
    csv: 'rank',
    type: 'term',
    vocabulary: 'ranks',
    section: 'control',
    column: true,
    facet: true
  },
  {
    name: 'rankReason',
    label: words('Reason for the rank', 'Основание ранга', 'Begründung des Rangs'),
    csv: 'rank_reason',
    type: 'text',
    section: 'control'
  },
  {
    name: 'dismissedChecks',
    label: words('Checks set aside', 'Отклонённые проверки', 'Zurückgestellte Prüfungen'),
    csv: 'dismissed_check',
    type: 'group',
    repeatable: true,
    section: 'control',
    parts: [
      {
        name: 'check',
        label: words('Check', 'Проверка', 'Prüfung'),
        csv: 'check',
        type: 'term',
        vocabulary: 'figureChecks'
      },
      {
        name: 'reason',
        label: words('Reason', 'Основание', 'Begründung'),
        csv: 'reason',
        type: 'text'
      },
      {
        name: 'found',
        label: words('What was found', 'Что найдено', 'Was gefunden wurde'),
        csv: 'found',
        type: 'text'
      }
    ]
  }
]

export const figure = defineKind({
  name: 'figure',
  plural: 'figures',
  label: words('Figure', 'Показатель', 'Zahlenangabe'),
  labelPlural: words('Figures', 'Показатели', 'Zahlenangaben'),
  titleFields: ['value', 'measure', 'subject', 'asOf'],
  fields: [
    {
      name: 'subject',
      label: words('Subject', 'Предмет', 'Gegenstand'),
      csv: 'subject',
      type: 'reference',
      to: ['organisation', 'section', 'periodical', 'governingBody', 'event'],
      section: 'description',
      expected: true,
      column: true,
      carried: true
    },
    {
      name: 'measure',
      label: words('Measure', 'Измеряемое', 'Messgröße'),
      csv: 'measure',
      type: 'term',
      vocabulary: 'measures',
      section: 'description',
      expected: true,
      column: true,
      facet: true,
      carried: true
    },
    {
      name: 'value',
      label: words('Value', 'Значение', 'Wert'),
      help: words(
        'As printed: 8.9 million, 8 305 454, ca. 12,000, over 300, none, ?',
        'Как напечатано: 8,9 млн, 8 305 454, ок. 12 000, свыше 300, нет, ?',
        'Wie gedruckt: 8,9 Mill., 8 305 454, ca. 12.000, über 300, keine, ?'
      ),
      csv: 'value',
      type: 'figureValue',
      section: 'description',
      expected: true,
      column: true
    },
    {
      name: 'unit',
      label: words('Unit', 'Единица', 'Einheit'),
      csv: 'unit',
      type: 'term',
      vocabulary: 'units',
      section: 'description',
      carried: true
    },
    {
      name: 'asOf',
      label: words('As of', 'По состоянию на', 'Stand'),
      csv: 'as_of',
      type: 'date',
      section: 'description',
      expected: true,
      column: true,
      carried: true
    },
    ...assertionFields
  ]
})
