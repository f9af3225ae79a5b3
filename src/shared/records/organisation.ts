import { corporateFields } from './corporateFields'
import { defineKind } from './kind'
import { words } from './words'

export const organisation = defineKind({
  name: 'organisation',
  plural: 'organisations',
  label: words('Organisation', 'Организация', 'Organisation'),
  labelPlural: words('Organisations', 'Организации', 'Organisationen'),
  standard: 'ISAAR(CPF) corporate body',
  titleFields: ['names'],
  fields: corporateFields
})
