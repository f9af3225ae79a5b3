import { corporateFields } from './corporateFields'
import { defineKind } from './kind'
import { words } from './words'

export const section = defineKind({
  name: 'section',
  plural: 'sections',
  label: words('Section', 'Секция', 'Sektion'),
  labelPlural: words('Sections', 'Секции', 'Sektionen'),
  standard: 'ISAAR(CPF) corporate body',
  titleFields: ['names'],
  fields: corporateFields
})
