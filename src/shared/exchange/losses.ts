/** Something of a record that the target cannot hold. The message is `losses.<reason>` of the locales. */
export interface Loss {
  readonly recordId: string
  readonly field: string
  readonly reason: LossReason
}

export const lossReasons = [
  'noColumn',
  'literalBar',
  'literalNull',
  'literalBackslash',
  'languageWithoutCode',
  'unknownScript',
  'unknownLevel',
  'nameWithoutQualifiers',
  'noName',
  'parentNotExported',
  'noElement',
  'controlCharacters',
  'conflict',
  'noLanguageCode',
  'noScriptCode',
  'noCountryCode',
  'dateWithoutCertainty',
  'noCalendar',
  'cellTooLong',
  'nameMadeUp',
  'inTrash',
  'fieldOfCitation',
  'noWikidataItem',
  'noWikidataProperty',
  'noExactNumber',
  'noRankInTarget',
  'relatedNoAuthority',
  'resourceItself',
  'tooManyValues',
  'noFormat',
  'madeUpDate',
  'noTitleOrDate',
  'freeExtent'
] as const
export type LossReason = (typeof lossReasons)[number]

export type ReportLoss = (field: string, reason: LossReason) => void

/** Reports a loss of a record once per field and reason. */
export function lossReporter(recordId: string, losses: Loss[]): ReportLoss {
  const seen = new Set<string>()
  return (field, reason) => {
    const key = `${field} ${reason}`
    if (seen.has(key)) return
    seen.add(key)
    losses.push({ recordId, field, reason })
  }
}
