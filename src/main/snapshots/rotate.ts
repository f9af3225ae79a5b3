import type { SnapshotOutcome } from '../../shared/snapshots/calls'
import type { SnapshotInfo } from '../../shared/snapshots/manifest'
import type { CatalogueSession } from '../catalogue/catalogueSession'
import type { FileOperations } from '../files/operations'
import { listSnapshots } from './listing'
import { snapshotsFolder } from './names'
import { expendable, recordsMissedBy } from './rotation'
import { removeSnapshots } from './sweeping'

/** Removes what the rules of rotation give up, and says whether the snapshot just made lost records. */
export async function rotate(
  session: CatalogueSession,
  made: SnapshotInfo,
  operations?: FileOperations
): Promise<SnapshotOutcome> {
  const folder = snapshotsFolder(session.folder)
  const { snapshots } = await listSnapshots(folder, 'catalogue')
  const own = ofCatalogue(snapshots, session)
  const listed = own.find(({ name }) => name === made.name)
  // One that was just made stays, even where a copied folder holds some that the journal puts after it.
  const gone = expendable(own).filter(({ name }) => name !== made.name)
  await removeSnapshots(folder, gone, operations)
  return { snapshot: made, recordsBefore: (listed && recordsMissedBy(own).get(listed)) ?? null }
}

/** A folder of snapshots may hold those of another catalogue, copied there by somebody. */
export function ofCatalogue(
  snapshots: readonly SnapshotInfo[],
  session: CatalogueSession
): readonly SnapshotInfo[] {
  const { id } = session.describe()
  return snapshots.filter(({ manifest }) => manifest.catalogue.id === id)
}
