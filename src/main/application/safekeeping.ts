import { app } from 'electron'
import { createFileTrash } from '../attachments/trash/fileTrash'
import { createPackages } from '../bags/packages'
import { createWorkingCopies } from '../catalogue/workingCopies'
import { createCopies } from '../copies/copies'
import { createUnfinished } from '../files/unfinished'
import type { Unfinished } from '../files/unfinished'
import { createFixity } from '../fixity/fixity'
import type { Log } from '../log'
import type { AsOfViews } from '../restoring/asOfViews'
import { createRestoring } from '../restoring/restoring'
import { timeText } from '../restoring/timeText'
import { createApplicationSnapshots } from '../snapshots/applicationSnapshots'
import type { Snapshots } from '../snapshots/snapshots'
import { freeFolder } from './catalogueChoices'
import type { Catalogues } from './catalogues'
import type { Dialogs } from './dialogs'
import type { Labels } from './labels'
import type { LongJobs } from './longJobs'
import type { ShellOptions, ShellState } from './services'
import { currentLocale } from './startState'

export interface SafekeepingContext {
  readonly options: ShellOptions
  readonly state: ShellState
  readonly catalogues: Catalogues
  readonly views: AsOfViews
  readonly dialogs: Dialogs
  readonly longJobs: LongJobs
  labels(): Labels
}

/** What keeps a catalogue safe: copies, snapshots, packages, fixity, and the ways back from them. */
export function createSafekeeping(context: SafekeepingContext) {
  const { options, state, catalogues, views, dialogs, longJobs } = context
  const { log, paths } = options
  const { userData } = paths
  const appVersion = app.getVersion()
  const unfinished = createUnfinished(userData)
  sweepUnfinished(unfinished, log)
  const copies = createCopies({
    userData,
    unfinished,
    dialogs,
    longJobs,
    catalogues,
    onChanged: status => state.window.send('secondLocation', status),
    onError(error) {
      log.error('the second location was not brought up to date:', error)
    }
  })
  const secondLocation = copies.second.folder
  const snapshots = createApplicationSnapshots({ catalogues, views, longJobs, log, secondLocation })
  const fixity = createFixity({
    appVersion,
    log,
    catalogue: () => catalogues.current()?.describe() ?? null,
    secondLocation,
    onChange: change => state.window.send('fixityChanged', change)
  })
  return {
    unfinished,
    copies,
    snapshots: {
      ...snapshots,
      async finish(job, end) {
        const outcome = await snapshots.finish(job, end)
        copies.runSoon()
        return outcome
      }
    } satisfies Snapshots,
    sweepSnapshots: snapshots.sweep,
    restoring: createOwnRestoring(context, unfinished, secondLocation),
    fixity,
    fileTrash: createFileTrash({ current: catalogues.current, longJobs, note: fixity.note }),
    workingCopies: createWorkingCopies({ userData, log }),
    packages: createPackages({
      appVersion,
      temporary: paths.temporary,
      unfinished,
      catalogues,
      longJobs,
      chooseFolder: dialogs.chooseFolder,
      choosePackage: dialogs.choosePackage
    })
  }
}

function sweepUnfinished(unfinished: Unfinished, log: Log): void {
  void unfinished.sweep().then(
    paths => {
      for (const path of paths) log.info(`removed what a sudden end left: ${path}`)
    },
    (error: unknown) => {
      log.error('what a sudden end left was not removed:', error)
    }
  )
}

function createOwnRestoring(
  { options, catalogues, views, dialogs, longJobs, labels }: SafekeepingContext,
  unfinished: Unfinished,
  secondLocation: () => Promise<string | null>
) {
  const { paths, preferences } = options
  return createRestoring({
    catalogues,
    views,
    longJobs,
    unfinished,
    chooseNew: dialogs.chooseNew,
    appVersion: app.getVersion(),
    proposed: title => freeFolder(paths.documents, title),
    labels: () => labels().restored,
    timeText: at => timeText(at, currentLocale(preferences)),
    person: () => preferences.get().preferences.person,
    secondLocation
  })
}
