import { defineKind } from './kind'
import { words } from './words'

export const event = defineKind({
  name: 'event',
  plural: 'events',
  label: words('Event', 'Событие', 'Ereignis'),
  labelPlural: words('Events', 'События', 'Ereignisse'),
  titleFields: ['title'],
  fields: [
    {
      name: 'title',
      label: words('Title', 'Название', 'Titel'),
      csv: 'title',
      type: 'text',
      section: 'description',
      expected: true
    },
    {
      name: 'type',
      label: words('Type', 'Вид', 'Art'),
      csv: 'type',
      type: 'term',
      vocabulary: 'eventTypes',
      section: 'description',
      column: true,
      facet: true,
      carried: true
    },
    {
      name: 'dates',
      label: words('Dates', 'Даты', 'Daten'),
      csv: 'dates',
      type: 'date',
      section: 'description',
      expected: true,
      column: true
    },
    {
      name: 'place',
      label: words('Place', 'Место', 'Ort'),
      csv: 'place',
      type: 'text',
      suggests: true,
      section: 'description',
      column: true,
      carried: true
    },
    {
      name: 'organisation',
      label: words('Organisation', 'Организация', 'Organisation'),
      csv: 'organisation',
      type: 'reference',
      to: ['organisation', 'section', 'governingBody'],
      section: 'description',
      carried: true
    },
    {
      name: 'participants',
      label: words('Participants', 'Участники', 'Teilnehmer'),
      csv: 'participant',
      type: 'group',
      repeatable: true,
      section: 'description',
      parts: [
        {
          name: 'participant',
          label: words('Participant', 'Участник', 'Teilnehmer'),
          csv: 'record',
          type: 'reference',
          to: ['person', 'organisation', 'section', 'governingBody']
        },
        {
          name: 'role',
          label: words('Role', 'Роль', 'Rolle'),
          csv: 'role',
          type: 'term',
          vocabulary: 'roles'
        }
      ]
    },
    {
      name: 'decisions',
      label: words('Decisions', 'Решения', 'Beschlüsse'),
      csv: 'decision',
      type: 'longText',
      repeatable: true,
      section: 'description'
    }
  ]
})
