import type { StartNotice } from '../../shared/ipc'
import { segmentName } from '../journal/deviceIndex'
import type { Damage } from '../journal/scan'
import type { JournalScan } from '../journal/scanJournal'

export function placeOfDamage({ device, segment, line, fault }: Damage): string {
  return `${device}/${segment}:${String(line)} (${fault})`
}

/** What reading the journal brought to light. */
export function noticesOf(scan: JournalScan, own: string): StartNotice[] {
  const notices: StartNotice[] = scan.foreign.map(detail => ({ code: 'journalForeign', detail }))
  for (const [device, { damage, tears }] of scan.devices) {
    if (damage) notices.push({ code: 'journalDamaged', detail: placeOfDamage(damage) })
    if (device !== own) continue
    for (const { segment, bytes } of tears) {
      const place = `${device}/${segmentName(segment.number)}`
      notices.push({ code: 'journalTorn', detail: `${place}: ${String(bytes)}` })
    }
  }
  return notices
}
