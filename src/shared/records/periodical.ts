import { identifiersField, languageParts } from './corporateFields'
import { defineKind } from './kind'
import { periodicalPublication } from './periodicalPublication'
import { words } from './words'

export const periodical = defineKind({
  name: 'periodical',
  plural: 'periodicals',
  label: words('Periodical', 'Периодическое издание', 'Periodikum'),
  labelPlural: words('Periodicals', 'Периодические издания', 'Periodika'),
  standard: 'RDA serial',
  titleFields: ['titles'],
  fields: [
    {
      name: 'titles',
      label: words('Titles', 'Заглавия', 'Titel'),
      csv: 'title',
      type: 'group',
      repeatable: true,
      section: 'names',
      standard: { rda: '2.3' },
      expected: true,
      parts: [
        { name: 'text', label: words('Title', 'Заглавие', 'Titel'), csv: 'text', type: 'text' },
        {
          name: 'type',
          label: words('Type', 'Вид', 'Art'),
          csv: 'type',
          type: 'term',
          vocabulary: 'titleTypes'
        },
        ...languageParts,
        {
          name: 'dates',
          label: words('Dates of use', 'Даты употребления', 'Gebrauchsdaten'),
          csv: 'dates',
          type: 'date'
        }
      ]
    },
    {
      name: 'languages',
      label: words('Languages', 'Языки', 'Sprachen'),
      csv: 'language',
      type: 'term',
      vocabulary: 'languages',
      repeatable: true,
      section: 'description',
      standard: { rda: '7.12' },
      expected: true,
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
      standard: { rda: '7.13.2' },
      carried: true
    },
    ...periodicalPublication,
    identifiersField
  ]
})
