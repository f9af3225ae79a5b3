export const commandNames = ['export', 'import', 'counts', 'validate', 'verify', 'help'] as const
export type CommandName = (typeof commandNames)[number]

/** The words of a command among those the application was started with; null when a window is wanted. */
export function commandLineWords(started: readonly string[]): readonly string[] | null {
  const at = started.findIndex(
    (word, index) => index > 0 && commandNames.some(name => name === word)
  )
  const before = started.slice(1, Math.max(1, at))
  // Only flags of Chromium and the application's own folder may stand before it.
  const isFirst = before.every(word => word.startsWith('-') || !word.endsWith('.opis'))
  return at > 0 && isFirst ? started.slice(at) : null
}
