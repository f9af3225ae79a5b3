import type { AsideFacts, DeviceFacts } from '../../shared/diagnostics/facts'
import { kinds } from '../../shared/records/kinds'
import type { Words } from '../../shared/records/words'
import { replayState } from '../db/repositories/changesets'
import type { CatalogueContext } from './catalogueContext'

export interface Fact {
  readonly label: string
  readonly value: string
  /** Names folders, and with them perhaps persons or titles: shown, and left out of the text that is copied. */
  readonly isPrivate?: boolean
}

/** How facts are put into words. */
export interface FactWords {
  t(key: string, named?: Readonly<Record<string, string>>, count?: number): string
  n(value: number): string
  time(at: string): string
  size(bytes: number): string
  say(words: Words): string
}

type Reader = (context: CatalogueContext, words: FactWords) => Promise<readonly Fact[]>

const program: Reader = async ({ main }, { t, n }) => {
  const { version, electron, chromium, node, system, ...rest } = await main.diagnostics.program()
  const codes = rest.notices.map(({ code }) => code).join(', ')
  return [
    fact(t, 'version', version),
    fact(t, 'runtime', `Electron ${electron} · Chromium ${chromium} · Node ${node}`),
    fact(t, 'system', system),
    fact(t, 'notices', codes === '' ? n(0) : codes),
    { ...fact(t, 'profileFolder', rest.profileFolder), isPrivate: true },
    { ...fact(t, 'logFile', rest.logFile), isPrivate: true }
  ]
}

const journal: Reader = async ({ main }, words) => {
  const { t, size } = words
  const facts = await main.diagnostics.journal()
  const own = facts.devices.find(({ isOwn }) => isOwn)
  return [
    fact(t, 'catalogue', facts.catalogue),
    { ...fact(t, 'folder', facts.folder), isPrivate: true },
    fact(t, 'device', own?.device ?? ''),
    fact(t, 'writing', facts.readOnly === null ? t('diagnostics.possible') : facts.readOnly),
    ...facts.devices.map(device => ({
      label: t(device.isOwn ? 'diagnostics.facts.ownJournal' : 'diagnostics.facts.otherJournal', {
        device: device.device
      }),
      value: deviceText(device, words)
    })),
    fact(t, 'ballast', facts.ballast === null ? t('diagnostics.none') : size(facts.ballast))
  ]
}

function deviceText(device: DeviceFacts, { t, n, time, size }: FactWords): string {
  const { position, segments, bytes, lastWrite } = device
  const parts = [
    t('diagnostics.position', { position: n(position) }),
    t('diagnostics.segments', { segments: n(segments) }, segments),
    size(bytes)
  ]
  if (lastWrite !== null) parts.push(t('diagnostics.lastWrite', { time: time(lastWrite) }))
  return parts.join(' · ')
}

const records: Reader = async ({ index }, { t, n, say }) => {
  const { byKind, trash, drafts } = await index.counts()
  const counted = kinds.map(({ name, labelPlural }) => ({
    label: say(labelPlural),
    value: n(byKind[name] ?? 0)
  }))
  return [...counted, fact(t, 'drafts', n(drafts)), fact(t, 'trash', n(trash))]
}

const workingCopy: Reader = async ({ main, database }, { t, n, time }) => {
  const state = await replayState(database)
  const rebuilds = await main.diagnostics.rebuilds()
  const positions = Object.entries(state?.positions ?? {})
  const facts = [
    ...positions.map(([device, position]) => ({
      label: t('diagnostics.facts.holds', { device }),
      value: t('diagnostics.position', { position: n(position) })
    })),
    fact(t, 'rebuilds', n(rebuilds.length))
  ]
  const [last] = rebuilds
  if (!last) return facts
  const reason = t(`diagnostics.reasons.${last.reason}`)
  const seconds = n(Math.round(last.milliseconds / 100) / 10)
  const changesets = n(last.changesets)
  const value = t('diagnostics.rebuilt', { time: time(last.at), reason, changesets, seconds })
  return [...facts, fact(t, 'lastRebuild', value)]
}

const profile: Reader = async ({ main }, words) => {
  const { quarantines, coldCopies } = await main.diagnostics.profile()
  return [
    fact(words.t, 'quarantines', asideText(quarantines, words)),
    fact(words.t, 'coldCopies', asideText(coldCopies, words))
  ]
}

function asideText({ count, bytes, oldest }: AsideFacts, { t, n, time, size }: FactWords): string {
  if (oldest === null) return t('diagnostics.none')
  return [n(count), size(bytes), t('diagnostics.oldest', { time: time(oldest) })].join(' · ')
}

const space: Reader = async ({ main }, { t, size }) => {
  const { catalogue, profile: own } = await main.diagnostics.space()
  return [fact(t, 'catalogueDisk', size(catalogue)), fact(t, 'profileDisk', size(own))]
}

const snapshots: Reader = async ({ main }, { t, n, time, size }) => {
  const list = await main.snapshots.list()
  const newest = list.snapshots.find(({ place }) => place === 'catalogue')
  const last = newest
    ? [
        time(newest.manifest.at),
        t('diagnostics.records', { records: n(newest.manifest.records) }),
        size(newest.manifest.bytes)
      ].join(' · ')
    : t('diagnostics.none')
  return [
    fact(t, 'lastSnapshot', last),
    fact(t, 'snapshots', n(list.snapshots.length)),
    fact(t, 'unreadableSnapshots', n(list.unreadable.length))
  ]
}

const secondLocation: Reader = async ({ main }, { t, n, time }) => {
  const status = await main.copies.secondLocation()
  const facts = [fact(t, 'secondState', t(`diagnostics.secondStates.${status.state}`))]
  if (status.folder === null) return facts
  return [
    ...facts,
    { ...fact(t, 'secondFolder', status.folder), isPrivate: true },
    fact(t, 'secondAge', status.lastAt === null ? t('diagnostics.never') : time(status.lastAt)),
    fact(t, 'secondBehind', n(status.changesetsBehind)),
    fact(t, 'secondFilesBehind', n(status.filesBehind))
  ]
}

const fixity: Reader = async ({ main }, { t, n, time }) => {
  const { counts, cycle, activity } = await main.fixity.status()
  const damaged = counts.changed + counts.missing + counts.unreadable
  return [
    fact(t, 'files', n(cycle.total)),
    fact(t, 'damaged', n(damaged)),
    fact(t, 'unchecked', n(counts.unchecked)),
    fact(t, 'lastCycle', cycle.ended === null ? t('diagnostics.never') : time(cycle.ended)),
    fact(t, 'activity', t(`diagnostics.activities.${activity}`))
  ]
}

/** Each is read on its own; what fails in one is not missed in another. */
export const factReaders = {
  program,
  journal,
  records,
  workingCopy,
  profile,
  space,
  snapshots,
  secondLocation,
  fixity
} as const
export type FactSection = keyof typeof factReaders

function fact(t: FactWords['t'], name: string, value: string): Fact {
  return { label: t(`diagnostics.facts.${name}`), value }
}

/** The facts as a text to be sent to someone: without folders, names of persons or titles. */
export function factsAsText(
  sections: readonly { readonly title: string; readonly facts: readonly Fact[] }[]
): string {
  return sections
    .map(({ title, facts }) => {
      const lines = facts.filter(({ isPrivate }) => !isPrivate)
      return [title, ...lines.map(({ label, value }) => `  ${label}: ${value}`)].join('\n')
    })
    .join('\n\n')
}
