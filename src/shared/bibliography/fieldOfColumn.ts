import { otherColumnsField } from '../records/otherColumns'
import { source } from '../records/source'

/** The field whose text a column holds, for messages. */
export function fieldOfColumn(column: string): string {
  return source.fields.find(({ csv }) => csv === column)?.name ?? otherColumnsField
}
