import {
  datesOfExistenceField,
  functionsField,
  historyField,
  identifiersField,
  namesField
} from './corporateFields'
import { defineKind } from './kind'
import { words } from './words'

export const governingBody = defineKind({
  name: 'governingBody',
  plural: 'governingBodies',
  label: words('Governing body', 'Руководящий орган', 'Leitungsgremium'),
  labelPlural: words('Governing bodies', 'Руководящие органы', 'Leitungsgremien'),
  standard: 'ISAAR(CPF) corporate body',
  titleFields: ['names'],
  fields: [
    namesField,
    {
      name: 'organisation',
      label: words('Organisation', 'Организация', 'Organisation'),
      csv: 'organisation',
      type: 'reference',
      to: ['organisation', 'section'],
      section: 'description',
      standard: { isaar: '5.3' },
      expected: true,
      column: true,
      carried: true
    },
    datesOfExistenceField,
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
    historyField,
    functionsField,
    identifiersField
  ]
})
