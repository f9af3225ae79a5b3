import type { AtomKind } from './table'

const levelsOfDetail = ['Full', 'Partial', 'Minimal']
const statuses = ['Final', 'Revised', 'Draft']

const eventTypes = [
  'Creation',
  'Accumulation',
  'Custody',
  'Publication',
  'Contribution',
  'Collection',
  'Reproduction',
  'Distribution',
  'Broadcasting',
  'Manufacturing'
]

const kin = ['parent', 'child', 'sibling', 'spouse', 'cousin', 'grandparent', 'grandchild']

/** The relation types of a new AtoM installation; a row with another type is skipped. */
export const relationTypes: readonly string[] = [
  'hierarchical',
  'temporal',
  'family',
  'associative',
  'is the superior of',
  'is the subordinate of',
  'controls',
  'is controlled by',
  'is the owner of',
  'is owned by',
  'is the predecessor of',
  'is the successor of',
  'is the provider of',
  'is the client of',
  'is the business partner of',
  'is the associate of',
  'is the friend of',
  ...kin.map(word => `is the ${word} of`)
]

/** The terms of a new AtoM installation, by column. AtoM makes a new term of any other. */
export const vocabularies: Readonly<Record<AtomKind, Readonly<Record<string, readonly string[]>>>> =
  {
    isad: {
      levelOfDescription: [
        'Fonds',
        'Subfonds',
        'Collection',
        'Series',
        'Subseries',
        'File',
        'Item',
        'Part'
      ],
      descriptionStatus: statuses,
      levelOfDetail: levelsOfDetail,
      publicationStatus: ['Draft', 'Published'],
      eventTypes
    },
    authority: {
      typeOfEntity: ['Corporate body', 'Person', 'Family'],
      status: statuses,
      levelOfDetail: levelsOfDetail
    },
    authorityRelationship: {},
    event: { eventType: eventTypes },
    repository: { descriptionStatus: statuses, levelOfDetail: levelsOfDetail }
  }
