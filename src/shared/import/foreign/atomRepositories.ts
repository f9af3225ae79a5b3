import { findTerm } from '../../vocabularies/vocabularies'
import { atomStatus } from './atomStatus'
import { nameCells } from './entityCells'
import { foreignCells } from './foreignCells'
import { headerFor, sourceRowMaker } from './ownRows'
import { corporateKinds } from './translation'
import type { ForeignTable } from './translation'

/** AtoM's archival institutions, which are bodies like others here. */
export const atomRepositories: ForeignTable = {
  recognises: header =>
    header.includes('authorizedFormOfName') &&
    header.includes('holdings') &&
    header.includes('collectingPolicies'),
  kinds: corporate => [headerFor(corporate)],
  match: () => ({}),
  translator(header, corporate) {
    const toRow = sourceRowMaker([headerFor(corporate)])
    return {
      row({ line, cells }) {
        const read = foreignCells(header, cells)
        const { take, list } = read
        const name = take('authorizedFormOfName')
        const country = take('country')
        const own = {
          ...nameCells([
            { text: name, type: 'authorised' },
            ...list('parallelFormsOfName').map(text => ({ text, type: 'parallel' })),
            ...list('otherFormsOfName').map(text => ({ text, type: 'other' }))
          ]),
          reference_code: take('identifier'),
          seat: take('city'),
          country: findTerm('countries', country)?.code ?? country,
          history: take('history'),
          status: atomStatus(read, 'descriptionStatus')
        }
        const about = { text: name, kinds: corporateKinds }
        const others = read.rest()
        return [
          toRow({ line, kind: corporate, cells: own, others, ...(name === '' ? {} : { about }) })
        ]
      },
      end: () => []
    }
  }
}
