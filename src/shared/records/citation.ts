import type { Field } from './field'
import { defineKind } from './kind'
import { words } from './words'

/** How much the citation is to be believed: Gramps' confidence, GEDCOM's source and information types. */
const evidenceFields: readonly Field[] = [
  {
    name: 'confidence',
    label: words('Confidence', 'Достоверность', 'Verlässlichkeit'),
    csv: 'confidence',
    type: 'term',
    vocabulary: 'confidences',
    section: 'control',
    column: true,
    facet: true
  },
  {
    name: 'sourceType',
    label: words('Source type', 'Тип источника', 'Quellentyp'),
    csv: 'source_type',
    type: 'term',
    vocabulary: 'sourceTypes',
    section: 'control'
  },
  {
    name: 'informationType',
    label: words('Information type', 'Тип сведений', 'Informationstyp'),
    csv: 'information_type',
    type: 'term',
    vocabulary: 'informationTypes',
    section: 'control'
  }
]

export const citation = defineKind({
  name: 'citation',
  plural: 'citations',
  label: words('Citation', 'Ссылка на источник', 'Beleg'),
  labelPlural: words('Citations', 'Ссылки на источники', 'Belege'),
  titleFields: ['source', 'locator'],
  fields: [
    {
      name: 'source',
      label: words('Source', 'Источник', 'Quelle'),
      csv: 'source',
      type: 'reference',
      to: ['source', 'document', 'periodical'],
      section: 'description',
      expected: true,
      column: true,
      carried: true
    },
    {
      name: 'locator',
      label: words('Locator', 'Место в источнике', 'Fundstelle'),
      help: words(
        'Page, sheet verso, column.',
        'Страница, лист с оборотом, столбец.',
        'Seite, Blattrückseite, Spalte.'
      ),
      csv: 'locator',
      type: 'text',
      section: 'description',
      expected: true,
      column: true
    },
    {
      name: 'quote',
      label: words('Exact wording', 'Дословный текст', 'Wortlaut'),
      csv: 'quote',
      type: 'longText',
      section: 'description'
    },
    {
      name: 'quoteLanguage',
      label: words('Language of the wording', 'Язык текста', 'Sprache des Wortlauts'),
      csv: 'quote_language',
      type: 'term',
      vocabulary: 'languages',
      section: 'description',
      carried: true
    },
    {
      name: 'translation',
      label: words('Translation', 'Перевод', 'Übersetzung'),
      csv: 'translation',
      type: 'longText',
      section: 'description'
    },
    {
      name: 'place',
      label: words('Place on the scan', 'Место на скане', 'Stelle im Scan'),
      csv: 'scan',
      type: 'group',
      section: 'description',
      parts: [
        {
          name: 'scan',
          label: words('Scan', 'Скан', 'Scan'),
          csv: 'scan',
          type: 'reference',
          to: ['scan']
        },
        {
          name: 'page',
          label: words('Page', 'Страница', 'Seite'),
          csv: 'page',
          type: 'integer',
          check: 'notNegative'
        },
        {
          name: 'region',
          label: words('Region', 'Область', 'Ausschnitt'),
          csv: 'region',
          type: 'text',
          check: 'region'
        }
      ]
    },
    ...evidenceFields
  ]
})
