import type { Field } from './field'
import { words } from './words'

/** Where a unit of description is kept, how it came there and who may see it. */
export const documentContext: readonly Field[] = [
  {
    name: 'repository',
    label: words('Repository', 'Хранилище', 'Aufbewahrungsort'),
    csv: 'repository',
    type: 'text',
    suggests: true,
    section: 'description',
    standard: { atomIsad: 'repository' },
    facet: true,
    carried: true
  },
  {
    name: 'access',
    label: words('Conditions governing access', 'Условия доступа', 'Zugangsbestimmungen'),
    csv: 'access',
    type: 'text',
    suggests: true,
    section: 'description',
    standard: { isadg: '3.4.1', atomIsad: 'accessConditions' },
    carried: true
  },
  {
    name: 'archivalHistory',
    label: words('Archival history', 'История архивного хранения', 'Bestandsgeschichte'),
    csv: 'archival_history',
    type: 'longText',
    section: 'description',
    standard: { isadg: '3.2.3', atomIsad: 'archivalHistory' }
  },
  {
    name: 'arrangement',
    label: words('System of arrangement', 'Система систематизации', 'Ordnung'),
    csv: 'arrangement',
    type: 'longText',
    section: 'description',
    standard: { isadg: '3.3.4', atomIsad: 'arrangement' }
  },
  {
    name: 'findingAids',
    label: words('Finding aids', 'Научно-справочный аппарат', 'Findmittel'),
    csv: 'finding_aids',
    type: 'text',
    section: 'description',
    standard: { isadg: '3.4.5', atomIsad: 'findingAids' }
  },
  {
    name: 'locationOfCopies',
    label: words('Location of copies', 'Местонахождение копий', 'Kopien'),
    csv: 'location_of_copies',
    type: 'text',
    section: 'description',
    standard: { isadg: '3.5.2', atomIsad: 'locationOfCopies' }
  }
]
