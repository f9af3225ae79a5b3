import { resolve } from 'node:path'
import type { CatalogueContext } from '../catalogue/context'
import { Failure } from '../failure'
import type { Answer } from './answer'
import { exportCommand } from './exportCommand'
import { importCommand } from './importCommand'
import { countsCommand, validateCommand, verifyCommand } from './lookingCommands'
import { readCatalogue } from './readCatalogue'
import { readWords, usage } from './words'
import type { CommandWords } from './words'

/** What only an import needs: this device writes into the journal under its own name. */
export type DeviceContext = Pick<CatalogueContext, 'userData' | 'appVersion'>

export interface Terminal {
  write(text: string): void
  writeError(text: string): void
}

/** Runs what the words after the program's name ask for; the answer is the exit code (see `usage`). */
export async function runCommandLine(
  words: readonly string[],
  terminal: Terminal,
  device: DeviceContext
): Promise<number> {
  try {
    const asked = readWords(words)
    if (asked.command === 'help') {
      terminal.write(usage)
      return 0
    }
    const { found, json, lines } = await answerTo(asked, device)
    terminal.write(
      asked.isJson ? `${JSON.stringify(json)}\n` : lines.map(line => `${line}\n`).join('')
    )
    return found ? 3 : 0
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const code = error instanceof Failure ? error.code : 'unexpected'
    const isJson = words.includes('--json')
    terminal.writeError(isJson ? `${JSON.stringify({ error: code, message })}\n` : `${message}\n`)
    return code === 'usage' ? 2 : 1
  }
}

async function answerTo(asked: CommandWords, device: DeviceContext): Promise<Answer> {
  if (asked.command === 'import') return importCommand(asked, device)
  const catalogue = await readCatalogue(resolve(asked.folder))
  switch (asked.command) {
    case 'export':
      return exportCommand(catalogue, asked)
    case 'validate':
      return validateCommand(catalogue, asked)
    case 'verify':
      return verifyCommand(catalogue)
    default:
      return countsCommand(catalogue)
  }
}
