import { randomUUID } from 'node:crypto'
import { readManifest } from '../snapshots/readSnapshot'
import { snapshotsFolder } from '../snapshots/names'
import type { MainApi, OpenCatalogue } from '../../shared/ipc'
import type { MadeCatalogue } from '../../shared/restoring/calls'
import { firstStampAfter, timeOfMoment } from '../../shared/restoring/moment'
import type { Moment } from '../../shared/restoring/moment'
import type { SnapshotInfo } from '../../shared/snapshots/manifest'
import { catalogueExtension } from '../../shared/constants'
import type { CatalogueDialogs } from '../application/catalogueChoices'
import type { Catalogues } from '../application/catalogues'
import type { Labels } from '../application/labels'
import type { Job, LongJobs } from '../application/longJobs'
import { Failure } from '../failure'
import type { Unfinished } from '../files/unfinished'
import type { AsOfViews } from './asOfViews'
import { writeCopyAsOf } from './copyAsOf'
import type { Made } from './copyAsOf'
import { positionsBefore } from './positionsAt'
import { writeRestored } from './restoreSnapshot'
import { createSnapshotReading } from './snapshotReading'

export type Restoring = MainApi['restoring']

export interface RestoringContext {
  readonly catalogues: Catalogues
  readonly views: AsOfViews
  readonly longJobs: LongJobs
  readonly chooseNew: CatalogueDialogs['chooseNew']
  readonly appVersion: string
  readonly unfinished: Unfinished
  /** Where a new catalogue of this title would go. */
  proposed(title: string): string
  labels(): Labels['restored']
  /** A moment in the language of the interface. */
  timeText(at: string): string
  person(): string
  /** The copy of the open catalogue at its second location; null when there is none. */
  secondLocation(): Promise<string | null>
}

type Place = SnapshotInfo['place']

/** Everything that brings back an earlier state: to be looked at, or as a new catalogue. */
export function createRestoring(context: RestoringContext): Restoring {
  const { catalogues, views } = context
  const reading = createSnapshotReading()
  const made = new Map<string, string>()
  const make = makeInto(context, made)

  return {
    span: () => views.span(),
    view: moment => views.open(moment),
    async leave() {
      views.leave()
    },
    async copyAsOf(job, moment) {
      const session = catalogues.opened()
      const { title: original } = session.describe()
      const { positions, at } = await stateAt(context, moment)
      const title = fill(context.labels().asOfTitle, original, context.timeText(at))
      return make(job, title, (target, running) =>
        writeCopyAsOf(
          { session, positions, target, title, unfinished: context.unfinished },
          running
        )
      )
    },
    async restoreSnapshot(job, name, place) {
      const { folder: openFolder } = catalogues.opened()
      const sources = await sourcesFor(context, place)
      const snapshots = snapshotsFolder(sources[0])
      const manifest = await readManifest(snapshots, name)
      const { restoredTitle, restoredFrom } = context.labels()
      const time = context.timeText(manifest.at)
      const title = fill(restoredTitle, manifest.catalogue.title, time)
      const why = fill(restoredFrom, manifest.catalogue.title, time)
      const author = { by: context.person(), why, appVersion: context.appVersion }
      const { unfinished } = context
      const from = { snapshots, name, openFolder, scanSources: sources }
      return make(job, title, (target, running) =>
        writeRestored({ ...from, title, author, target, unfinished }, running)
      )
    },
    async openMade(token): Promise<OpenCatalogue> {
      const folder = made.get(token)
      if (folder === undefined) throw new Failure('unknownCatalogue', 'Unknown catalogue')
      return catalogues.open(folder)
    },
    async beginReading(name, place) {
      const [source] = await sourcesFor(context, place)
      return reading.begin(snapshotsFolder(source), name)
    },
    readPage: () => reading.page(),
    endReading: () => reading.end()
  }
}

/** Writes a catalogue to a place that is asked for, and remembers it by its token. */
function makeInto(context: RestoringContext, made: Map<string, string>) {
  return async function make(
    job: string,
    title: string,
    write: (target: string, running: Job) => Promise<Made>
  ): Promise<MadeCatalogue | null> {
    const chosen = await context.chooseNew(context.proposed(title))
    if (chosen === null) return null
    const target = chosen.endsWith(catalogueExtension) ? chosen : chosen + catalogueExtension
    const result = await context.longJobs.run(job, running => write(target, running))
    const token = randomUUID()
    made.set(token, target)
    return { ...result, token, shownPath: target }
  }
}

async function stateAt({ catalogues, views }: RestoringContext, moment: Moment | null) {
  if (moment === null) {
    const at = views.describe()?.asOf?.at ?? new Date().toISOString()
    return { positions: views.positions(), at }
  }
  const { indexes } = catalogues.opened().journal
  const positions = await positionsBefore(indexes(), firstStampAfter(moment))
  if (Object.keys(positions).length > 0) return { positions, at: timeOfMoment(moment) }
  throw new Failure('nothingBefore', 'The catalogue held nothing at that time')
}

/** Catalogue folders: the one that holds the snapshot, then the other one. */
async function sourcesFor(
  { catalogues, secondLocation }: RestoringContext,
  place: Place
): Promise<readonly [string, ...string[]]> {
  const { folder } = catalogues.opened()
  const second = await secondLocation()
  if (place === 'catalogue') return second === null ? [folder] : [folder, second]
  if (second !== null) return [second, folder]
  throw new Failure('snapshotMissing', 'There is no second location')
}

function fill(text: string, title: string, time: string): string {
  return text.replace('{title}', () => title).replace('{time}', () => time)
}
