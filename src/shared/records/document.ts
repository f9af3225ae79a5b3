import { documentContext } from './documentContext'
import { defineKind } from './kind'
import { words } from './words'

export const document = defineKind({
  name: 'document',
  plural: 'documents',
  label: words('Document', 'Документ', 'Archivale'),
  labelPlural: words('Documents', 'Документы', 'Archivalien'),
  standard: 'ISAD(G) unit of description',
  titleFields: ['title'],
  fields: [
    {
      name: 'title',
      label: words('Title', 'Заголовок', 'Titel'),
      csv: 'title',
      type: 'text',
      section: 'description',
      standard: { isadg: '3.1.2', atomIsad: 'title' },
      expected: true
    },
    {
      name: 'level',
      label: words('Level of description', 'Уровень описания', 'Verzeichnungsstufe'),
      csv: 'level',
      type: 'term',
      vocabulary: 'levels',
      section: 'description',
      standard: { isadg: '3.1.4' },
      expected: true,
      column: true,
      facet: true,
      carried: true
    },
    {
      name: 'parent',
      label: words('Part of', 'Входит в', 'Teil von'),
      csv: 'parent',
      type: 'reference',
      to: ['document'],
      section: 'description',
      carried: true
    },
    {
      name: 'dates',
      label: words('Dates', 'Даты', 'Laufzeit'),
      csv: 'dates',
      type: 'date',
      section: 'description',
      standard: { isadg: '3.1.3' },
      expected: true,
      column: true
    },
    {
      name: 'extent',
      label: words('Extent and medium', 'Объём и носитель', 'Umfang und Medium'),
      csv: 'extent',
      type: 'text',
      section: 'description',
      standard: { isadg: '3.1.5', atomIsad: 'extentAndMedium' }
    },
    {
      name: 'creators',
      label: words('Creators', 'Фондообразователи и авторы', 'Provenienzbildner'),
      csv: 'creator',
      type: 'reference',
      to: ['organisation', 'section', 'governingBody', 'person'],
      repeatable: true,
      section: 'description',
      standard: { isadg: '3.2.1' },
      carried: true
    },
    {
      name: 'scopeAndContent',
      label: words('Scope and content', 'Содержание', 'Form und Inhalt'),
      csv: 'scope_and_content',
      type: 'longText',
      section: 'description',
      standard: { isadg: '3.3.1', atomIsad: 'scopeAndContent' }
    },
    {
      name: 'languages',
      label: words('Languages', 'Языки', 'Sprachen'),
      csv: 'language',
      type: 'term',
      vocabulary: 'languages',
      repeatable: true,
      section: 'description',
      standard: { isadg: '3.4.3' },
      column: true,
      facet: true,
      carried: true
    },
    {
      name: 'scripts',
      label: words('Scripts', 'Письменности', 'Schriften'),
      csv: 'script',
      type: 'term',
      vocabulary: 'scripts',
      repeatable: true,
      section: 'description',
      standard: { isadg: '3.4.3' },
      carried: true
    },
    ...documentContext
  ]
})
