import type { RenderingProcess } from '../attachments/rendering/messages'
import type { TableProcess } from '../imports/messages'
import type { SnapshotProcess } from '../snapshots/messages'
import type { ReadingProcess } from '../texts/messages'
import { startUtility } from './utility'

/** The processes beside the main one; each has a script of its own in the build. */
export const startRenderingProcess = (): RenderingProcess =>
  startUtility({ script: 'rendering', serviceName: 'Opis rendering', heapMegabytes: 512 })

export const startReadingProcess = (): ReadingProcess =>
  startUtility({ script: 'texts', serviceName: 'Opis text' })

export const startTableProcess = (): TableProcess =>
  startUtility({ script: 'tables', serviceName: 'Opis tables', heapMegabytes: 2048 })

export const startSnapshotProcess = (): SnapshotProcess =>
  startUtility({ script: 'snapshots', serviceName: 'Opis snapshots' })
