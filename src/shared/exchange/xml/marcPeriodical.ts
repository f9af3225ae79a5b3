import { checks } from '../../records/checks'
import { textOf, valueOf } from '../../records/record'
import type { CatalogueRecord } from '../../records/record'
import { bibliographicCode, countryCode, labelLanguages } from './codes'
import { identifiers } from './entity'
import { entityRelations } from './entityRelations'
import { fixedField, leader, marcCountry } from './marcCodes'
import { controlField, dataField, marcField } from './marcFields'
import type { MarcField } from './marcFields'
import { titleFields } from './marcTitles'
import { element, line, paragraphs } from './markup'
import type { XmlElement } from './markup'
import { partText } from './recordView'
import type { RecordView } from './recordView'
import { webAddress } from './uri'

/** A periodical as a bibliographic record of a serial. */
export function marcPeriodical(view: RecordView): XmlElement {
  const { record } = view
  const isRevised = record.updatedAt > record.createdAt
  const changed = new Date(record.updatedAt).toISOString().replace(/\D/g, '').slice(0, 14)
  const fields = [
    ...codedFields(view),
    ...titleFields(view),
    ...descriptionFields(view),
    ...linkFields(view),
    ...holdingFields(view)
  ]
  // 880 stands last, and otherwise the numbers ascend.
  const ordered = fields.sort((a, b) => a.tag.localeCompare(b.tag, 'en'))
  return element(
    'record',
    { type: 'Bibliographic' },
    element('leader', {}, leader(isRevised ? 'c' : 'n')),
    controlField('001', record.id),
    controlField('005', `${changed}.0`),
    controlField('008', fixedField(view)),
    ordered.map(dataField)
  )
}

function codedFields(view: RecordView): MarcField[] {
  const { context, report } = view
  const issn = line(view.text('issn'))
  const languages = view.texts('languages')
  const codes = languages.flatMap(language => bibliographicCode(language) ?? [])
  if (codes.length < languages.length) report('languages', 'noLanguageCode')
  const country = view.text('country')
  const iso = countryCode(country)
  if (country !== '' && iso === undefined) report('country', 'noCountryCode')
  return [
    ...marcField('022', '  ', [checks.issn(issn) ? 'a' : 'y', issn]),
    ...identifiers(view).flatMap(({ scheme, value }) => identifierField(scheme, value)),
    ...marcField('040', '  ', ['b', labelLanguages[context.locale].language]),
    ...marcField('041', '0 ', ...codes.map(code => ['a', code] as const)),
    ...marcField('044', '  ', ['a', marcCountry(country)], ['c', iso?.toLowerCase()]),
    ...marcField('099', '  ', ['a', line(view.text('referenceCode'))])
  ]
}

function identifierField(scheme: string, value: string): MarcField[] {
  const address = webAddress(value)
  if (address !== undefined) return marcField('856', '4 ', ['u', address])
  if (scheme === 'OCLC') return marcField('035', '  ', ['a', `(OCoLC)${value}`])
  if (scheme === 'ZDB') return marcField('016', '7 ', ['a', value], ['2', 'DE-600'])
  return marcField('024', '8 ', ['a', value], ['q', scheme])
}

function descriptionFields(view: RecordView): MarcField[] {
  const publishers = view.referred('publishers').map(view.titleOf)
  const stated = line(view.text('publisherStatement'))
  const names = stated === '' ? publishers : [stated, ...publishers.filter(name => name !== stated)]
  const notes = view.texts('publicNotes').flatMap(note => paragraphs('note', note))
  const tags = view.values('tags').length > 0 ? view.shown('tags').split('; ') : []
  return [
    ...marcField(
      '264',
      ' 1',
      ['a', line(view.text('place'))],
      ...names.map(name => ['b', name] as const),
      ['c', view.shown('datesOfPublication')]
    ),
    ...marcField('310', '  ', ['a', view.shown('frequency')]),
    ...marcField('362', '1 ', ['a', line(view.text('numbering'))]),
    ...notes.flatMap(({ children }) => marcField('500', '  ', ['a', children.join('')])),
    ...marcField('546', '  ', ['a', view.shown('languages')], ['b', view.shown('scripts')]),
    ...tags.flatMap(tag => marcField('653', '  ', ['a', tag]))
  ]
}

function linkFields(view: RecordView): MarcField[] {
  const linked = (tag: string, field: string): MarcField[] =>
    view.referred(field).flatMap(target => linkField(view, tag, '00', target))
  const others = entityRelations(view).flatMap(({ target, role }) =>
    linkField(view, '787', '08', target, role)
  )
  return [...linked('780', 'continues'), ...linked('785', 'continuedBy'), ...others]
}

function linkField(
  view: RecordView,
  tag: string,
  indicators: string,
  target: CatalogueRecord,
  role = ''
): MarcField[] {
  const issn = line(textOf(valueOf(target, 'issn')))
  return marcField(
    tag,
    indicators,
    ['i', role === '' ? '' : `${role}:`],
    ['t', view.titleOf(target) || target.id],
    ['x', checks.issn(issn) ? issn : ''],
    ['w', `(Opis)${target.id}`]
  )
}

/** Where copies are, and what they lack. */
function holdingFields(view: RecordView): MarcField[] {
  return view
    .values('holdings')
    .flatMap(value => [
      ...marcField('852', '  ', ['a', partText(value, 'repository')]),
      ...marcField('866', ' 0', ['a', partText(value, 'held')], ['z', partText(value, 'gaps')])
    ])
}
