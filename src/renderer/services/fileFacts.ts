import { factsAddress } from '../../shared/attachments/addresses'
import type { FileFacts } from '../../shared/attachments/facts'

/** What a stored file says of itself; null where it cannot be read. */
export async function fileFacts(sha256: string): Promise<FileFacts | null> {
  try {
    const response = await fetch(factsAddress(sha256))
    return response.ok ? ((await response.json()) as FileFacts) : null
  } catch {
    return null
  }
}
