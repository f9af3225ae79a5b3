import { parseArgs } from 'node:util'
import { exportFormats } from '../../shared/exchange/formats'
import { kindNamed } from '../../shared/records/kinds'
import { locales } from '../../shared/records/words'
import type { Locale } from '../../shared/records/words'
import { CommandFailure } from './commandFailure'

export const commandNames = ['export', 'counts', 'validate', 'verify', 'help'] as const
export type CommandName = (typeof commandNames)[number]

/** What was asked for on the command line. */
export interface CommandWords {
  readonly command: CommandName
  readonly folder: string
  readonly format: string
  /** Folder that the files are written into. */
  readonly to: string
  /** Names of kinds; empty: all. */
  readonly kinds: readonly string[]
  readonly language: Locale
  readonly isJson: boolean
  readonly overwrites: boolean
}

export const usage = `Opis without a window

  opis export NAME.opis --format FORMAT --to FOLDER [--kind KIND …] [--overwrite]
  opis counts NAME.opis
  opis validate NAME.opis [--format FORMAT] [--kind KIND …]
  opis verify NAME.opis
  opis help

  --language en|ru|de   of labels in what is written (en)
  --json                the answer as one line of JSON
  --format              ${exportFormats.map(({ name }) => name).join(', ')}

The folder is read, never changed; it may be open in the application meanwhile.
Exit codes: 0 done; 1 it failed; 2 the words are wrong; 3 done, and something was found
(validate: remarks; verify: damage).
`

/** The words after the name of the program; throws a CommandFailure with the code "usage". */
export function readWords(words: readonly string[]): CommandWords {
  const { values, positionals } = parsed(words)
  const [given = 'help', folder = '', ...others] = positionals
  const command = values.help === true ? 'help' : commandNames.find(name => name === given)
  if (!command) throw wrong(`There is no command "${given}".`)
  if (others.length > 0) throw wrong(`"${others[0] ?? ''}" is one word too many.`)
  if (command !== 'help' && folder === '') throw wrong('The catalogue folder is missing.')
  const { format = '', to = '', kind = [], language = 'en' } = values
  if (format !== '' && !exportFormats.some(({ name }) => name === format))
    throw wrong(`There is no format "${format}".`)
  if (command === 'export' && (format === '' || to === ''))
    throw wrong('An export needs --format and --to.')
  const unknown = kind.find(name => !kindNamed(name))
  if (unknown !== undefined) throw wrong(`There is no kind "${unknown}".`)
  const locale = locales.find(name => name === language)
  if (!locale) throw wrong(`There is no language "${language}".`)
  return {
    ...{ command, folder, format, to, kinds: kind, language: locale },
    isJson: values.json === true,
    overwrites: values.overwrite === true
  }
}

function parsed(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        format: { type: 'string' },
        to: { type: 'string' },
        kind: { type: 'string', multiple: true },
        language: { type: 'string' },
        json: { type: 'boolean' },
        overwrite: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' }
      }
    })
  } catch (error) {
    throw wrong(error instanceof Error ? error.message : String(error))
  }
}

function wrong(why: string): CommandFailure {
  return new CommandFailure('usage', `${why} "opis help" shows the words.`)
}
