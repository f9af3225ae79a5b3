import type { Field } from './field'
import { defineKind } from './kind'
import { words } from './words'

const shelfmarkFields: readonly Field[] = [
  {
    name: 'repository',
    label: words('Repository', 'Хранилище', 'Aufbewahrungsort'),
    csv: 'repository',
    type: 'text',
    suggests: true,
    section: 'description',
    carried: true
  },
  {
    name: 'callNumber',
    label: words('Call number', 'Шифр хранения', 'Standortsignatur'),
    csv: 'call_number',
    type: 'text',
    section: 'description'
  },
  {
    name: 'shelfmark',
    label: words('Fond, opis, delo, list', 'Фонд, опись, дело, лист', 'Fonds, Opis, Delo, List'),
    csv: 'shelfmark',
    type: 'group',
    section: 'description',
    parts: [
      { name: 'fond', label: words('Fond', 'Фонд', 'Fonds'), csv: 'fond', type: 'text' },
      { name: 'opis', label: words('Opis', 'Опись', 'Opis'), csv: 'opis', type: 'text' },
      { name: 'delo', label: words('Delo', 'Дело', 'Delo'), csv: 'delo', type: 'text' },
      { name: 'list', label: words('List', 'Лист', 'List'), csv: 'list', type: 'text' }
    ]
  },
  {
    name: 'isbn',
    label: words('ISBN', 'ISBN', 'ISBN'),
    csv: 'isbn',
    type: 'text',
    check: 'isbn',
    section: 'control'
  },
  {
    name: 'issn',
    label: words('ISSN', 'ISSN', 'ISSN'),
    csv: 'issn',
    type: 'text',
    check: 'issn',
    section: 'control'
  },
  { name: 'doi', label: words('DOI', 'DOI', 'DOI'), csv: 'doi', type: 'text', section: 'control' },
  {
    name: 'url',
    label: words('URL', 'URL', 'URL'),
    csv: 'url',
    type: 'text',
    check: 'url',
    section: 'control'
  }
]

export const source = defineKind({
  name: 'source',
  plural: 'sources',
  label: words('Source', 'Источник', 'Quelle'),
  labelPlural: words('Sources', 'Источники', 'Quellen'),
  titleFields: ['title'],
  fields: [
    {
      name: 'title',
      label: words('Title', 'Заглавие', 'Titel'),
      csv: 'title',
      type: 'text',
      section: 'description',
      expected: true
    },
    {
      name: 'parallelTitles',
      label: words('Parallel titles', 'Параллельные заглавия', 'Paralleltitel'),
      csv: 'parallel_title',
      type: 'text',
      repeatable: true,
      section: 'description'
    },
    {
      name: 'sourceKind',
      label: words('Kind of source', 'Вид источника', 'Art der Quelle'),
      csv: 'source_kind',
      type: 'term',
      vocabulary: 'sourceKinds',
      section: 'description',
      column: true,
      facet: true,
      carried: true
    },
    {
      name: 'creators',
      label: words('Creators', 'Авторы', 'Urheber'),
      csv: 'creator',
      type: 'group',
      repeatable: true,
      section: 'description',
      parts: [
        { name: 'name', label: words('Name', 'Имя', 'Name'), csv: 'name', type: 'text' },
        {
          name: 'record',
          label: words('Record', 'Запись', 'Datensatz'),
          csv: 'record',
          type: 'reference',
          to: ['person', 'organisation', 'section', 'governingBody']
        }
      ]
    },
    {
      name: 'containedIn',
      label: words('Contained in', 'Издание, в котором помещён', 'Enthalten in'),
      csv: 'contained_in',
      type: 'reference',
      to: ['source', 'periodical', 'document'],
      section: 'description',
      carried: true
    },
    {
      name: 'place',
      label: words('Place', 'Место', 'Ort'),
      csv: 'place',
      type: 'text',
      section: 'description',
      carried: true
    },
    {
      name: 'publisher',
      label: words('Publisher', 'Издательство', 'Verlag'),
      csv: 'publisher',
      type: 'text',
      suggests: true,
      section: 'description',
      carried: true
    },
    {
      name: 'date',
      label: words('Date', 'Дата', 'Datum'),
      csv: 'date',
      type: 'date',
      section: 'description',
      expected: true,
      column: true
    },
    {
      name: 'languages',
      label: words('Languages', 'Языки', 'Sprachen'),
      csv: 'language',
      type: 'term',
      vocabulary: 'languages',
      repeatable: true,
      section: 'description',
      facet: true,
      carried: true
    },
    ...shelfmarkFields
  ]
})
