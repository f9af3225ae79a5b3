import { historyField, identifiersField, namesField } from './corporateFields'
import { defineKind } from './kind'
import { words } from './words'

export const person = defineKind({
  name: 'person',
  plural: 'persons',
  label: words('Person', 'Лицо', 'Person'),
  labelPlural: words('Persons', 'Лица', 'Personen'),
  standard: 'ISAAR(CPF) person',
  titleFields: ['names'],
  fields: [
    namesField,
    {
      name: 'datesOfExistence',
      label: words('Dates of life', 'Даты жизни', 'Lebensdaten'),
      csv: 'dates_of_existence',
      type: 'date',
      section: 'description',
      standard: { isaar: '5.2.1' },
      column: true
    },
    {
      name: 'roles',
      label: words('Roles', 'Должности', 'Funktionen'),
      csv: 'role',
      type: 'group',
      repeatable: true,
      section: 'description',
      standard: { isaar: '5.2.5' },
      expected: true,
      parts: [
        {
          name: 'role',
          label: words('Role', 'Должность', 'Funktion'),
          csv: 'text',
          type: 'term',
          vocabulary: 'roles'
        },
        {
          name: 'body',
          label: words('Body', 'Орган', 'Körperschaft'),
          csv: 'body',
          type: 'reference',
          to: ['organisation', 'section', 'governingBody', 'periodical']
        },
        { name: 'dates', label: words('Dates', 'Даты', 'Daten'), csv: 'dates', type: 'date' }
      ]
    },
    historyField,
    identifiersField
  ]
})
