import { lineVersion } from '../../shared/changeLog/changeset'
import type { Changeset } from '../../shared/changeLog/changeset'
import { decodeLine, soundText } from './line'

/** A line of the journal as it is read again: looked into no further than is asked for. */
export interface StoredLine {
  readonly device: string
  readonly n: number
  /** The changeset's JSON; of a newer version's, as much as is understood. */
  readonly text: string
  changeset(): Changeset
}

/** The members before it are ours and their texts hold no quotation marks, or this does not match. */
const heading = /^\{"v":(\d+),"sv":\d+,"space":"[^"\\]*","d":"([^"\\]+)","n":(\d+),/

/** A line without its line feed; null when it is not sound. */
export function readStoredLine(bytes: Buffer): StoredLine | null {
  const text = soundText(bytes)
  const match = text === null ? null : heading.exec(text)
  if (text === null || !match || Number(match[1]) > lineVersion) return decoded(bytes)
  let changeset: Changeset | null = null
  return {
    device: match[2] ?? '',
    n: Number(match[3]),
    text,
    changeset: () => (changeset ??= JSON.parse(text) as Changeset)
  }
}

function decoded(bytes: Buffer): StoredLine | null {
  const { changeset } = decodeLine(bytes)
  if (!changeset) return null
  const { d, n } = changeset
  return { device: d, n, text: JSON.stringify(changeset), changeset: () => changeset }
}
