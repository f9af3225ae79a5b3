import type { StartNotice } from '../../shared/ipc'
import { segmentName } from '../journal/deviceIndex'
import type { JournalScan } from '../journal/scanJournal'

/** What reading the journal brought to light. */
export function noticesOf(scan: JournalScan, own: string): StartNotice[] {
  const notices: StartNotice[] = scan.foreign.map(detail => ({ code: 'journalForeign', detail }))
  for (const [device, { damage, tears }] of scan.devices) {
    if (damage) {
      const place = `${device}/${damage.segment}:${String(damage.line)}`
      notices.push({ code: 'journalDamaged', detail: `${place} (${damage.fault})` })
    }
    if (device !== own) continue
    for (const { segment, bytes } of tears) {
      const place = `${device}/${segmentName(segment.number)}`
      notices.push({ code: 'journalTorn', detail: `${place}: ${String(bytes)}` })
    }
  }
  return notices
}
