import { writeFileDurably } from '../files/durable'
import type { AfterFailure, Rebuild } from '../../shared/workingCopy'
import type { Log } from '../log'
import { preflightPaths } from '../preflight/paths'
import { setAside } from '../preflight/setAside'
import type { CatalogueSession } from './catalogueSession'
import { recordRebuild } from './rebuilds'

/** Milliseconds. Two failures within them are one that beginning anew does not mend. */
const repeatedWithin = 60_000

/** What becomes of working copies that fail while they are used; the journal has everything that they held. */
export interface WorkingCopies {
  failed(session: CatalogueSession, reason: string): Promise<AfterFailure>
  rebuilt(session: CatalogueSession, rebuild: Rebuild): Promise<void>
}

export function createWorkingCopies({
  userData,
  log,
  now = () => performance.now()
}: {
  readonly userData: string
  readonly log: Log
  readonly now?: () => number
}): WorkingCopies {
  let last = -Infinity
  let cause = ''
  return {
    async failed(session, reason) {
      log.error(`the working copy of ${session.folder} failed: ${reason}`)
      cause = reason
      const isRepeated = now() - last < repeatedWithin
      last = now()
      await session.workingCopyFailed()
      if (isRepeated) {
        await writeFileDurably(preflightPaths(userData).quarantineRequest, reason)
        return 'stop'
      }
      await setAside(userData, new Date()).catch((error: unknown) => {
        // For whoever wants to look into it; the rebuild does not need it.
        log.error('the failed working copy was not set aside:', error)
      })
      return 'reload'
    },
    async rebuilt(session, rebuild) {
      const { reason, changesets, milliseconds } = rebuild
      const figures = `${String(changesets)} changesets, ${String(milliseconds)} ms`
      log.info(`the working copy of ${session.folder} was rebuilt (${reason}): ${figures}`)
      const at = new Date().toISOString()
      const known = reason === 'failed' ? cause : ''
      await recordRebuild(userData, { ...rebuild, at, catalogue: session.folder, cause: known })
      cause = ''
    }
  }
}
