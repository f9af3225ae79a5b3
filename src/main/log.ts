import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'

const rotationBytes = 1024 * 1024

export interface Log {
  info(text: string): void
  error(text: string, error?: unknown): void
}

function describe(error: unknown): string {
  if (error === undefined) return ''
  return ` ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`
}

function rotate(file: string): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  if (size >= rotationBytes) renameSync(file, `${file}.1`)
}

/** Appends to `main.log`; written at once, so that the last lines before a crash are kept. */
export function createLog(folder: string, isEchoed: boolean): Log {
  const file = join(folder, 'main.log')
  const write = (level: string, text: string): void => {
    // One line per entry: a name with a line feed must not look like an entry of its own.
    const line = `${new Date().toISOString()} ${level} ${text.replaceAll('\n', '\n  ')}`
    if (isEchoed) console.log(line)
    try {
      mkdirSync(folder, { recursive: true })
      rotate(file)
      appendFileSync(file, `${line}\n`)
    } catch (error) {
      // A full disk must not turn an entry of the log into a failure of the work.
      console.error(line, error)
    }
  }
  return {
    info: text => {
      write('info', text)
    },
    error: (text, error) => {
      write('error', `${text}${describe(error)}`)
    }
  }
}
