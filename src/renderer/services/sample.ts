import sample from '../../../resources/sample/international-red-aid.json'
import { operationsOfEntered } from '../../shared/records/entered'
import type { EnteredRecord } from '../../shared/records/entered'
import type { CatalogueContext } from './catalogueContext'
import { newRecordId } from './ids'

/** Writes the sample catalogue, as one step, through the function that writes everything else. */
export async function writeSample({ saving, index }: CatalogueContext): Promise<void> {
  const operations = operationsOfEntered(sample as readonly EnteredRecord[], newRecordId)
  const { records } = await saving.save(operations, { why: 'sample catalogue' })
  await index.update(records.map(({ id }) => id))
}
