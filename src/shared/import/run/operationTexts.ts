import type { RowOutcome } from './outcome'

/** Of one changeset: what the window hands over without a pause, and far less than the journal takes. */
const mostOperations = 10_000
const mostCharacters = 400_000

/** The operations of rows as JSON, each text those of one changeset; what a row does stays together. */
export function operationTexts(outcomes: readonly RowOutcome[]): readonly string[] {
  const texts: string[] = []
  let parts: string[] = []
  let [operations, characters] = [0, 0]
  const close = (): void => {
    if (parts.length > 0) texts.push(`[${parts.join(',')}]`)
    parts = []
    operations = characters = 0
  }
  for (const { operations: own } of outcomes) {
    if (own.length === 0) continue
    const text = JSON.stringify(own).slice(1, -1)
    const isFull =
      operations + own.length > mostOperations || characters + text.length > mostCharacters
    if (isFull) close()
    parts.push(text)
    operations += own.length
    characters += text.length
  }
  close()
  return texts
}
