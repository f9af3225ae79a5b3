import { parseArgs } from 'node:util'
import { exportFormats } from '../../shared/exchange/formats'
import { encodings, isEncoding } from '../../shared/import/encodings'
import type { Encoding } from '../../shared/import/encodings'
import type { MatchRule } from '../../shared/import/plan'
import { kindNamed } from '../../shared/records/kinds'
import { locales } from '../../shared/records/words'
import type { Locale } from '../../shared/records/words'
import { CommandFailure } from './commandFailure'
import { commandNames } from './commandNames'
import type { CommandName } from './commandNames'

/** What a row finds its record by; columns of one's choice are chosen in the window only. */
const matches = ['id', 'referenceCode', 'nothing'] as const

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
  /** File to import. */
  readonly file: string
  /** Null: as it is recognised. */
  readonly encoding: Encoding | null
  /** Null: as it is recognised. */
  readonly delimiter: string | null
  readonly match: MatchRule['by'] | null
  /** Writes nothing and says what would happen. */
  readonly isCheck: boolean
  /** Takes the rows that can be taken where others cannot. */
  readonly takesValid: boolean
  /** Who imports, for the history. */
  readonly person: string
  readonly overwrites: boolean
}

export const usage = `Opis without a window

  opis export NAME.opis --format FORMAT --to FOLDER [--kind KIND …] [--overwrite]
  opis import NAME.opis FILE [--check] [--kind KIND] [--match MATCH] [--encoding ENCODING]
              [--delimiter CHARACTER] [--valid-rows] [--by PERSON]
  opis counts NAME.opis
  opis validate NAME.opis [--format FORMAT] [--kind KIND …]
  opis verify NAME.opis
  opis help

  --language en|ru|de   of labels in what is written (en)
  --json                the answer as one line of JSON
  --check               says what the import would do, and writes nothing
  --delimiter           one character, or tab (as it is recognised)
  --match               ${matches.join(', ')}
  --valid-rows          imports the other rows where some cannot be taken (else nothing)
  --format              ${exportFormats.map(({ name }) => name).join(', ')}

Only an import changes the folder, which must not be open elsewhere then; it is one step, which
the application can undo. The others may be used while it is open.
Exit codes: 0 done; 1 it failed; 2 the words are wrong; 3 done, and something was found
(validate: remarks; verify: damage; import: rows that
were not taken).
`

/** The words after the name of the program; throws a CommandFailure with the code "usage". */
export function readWords(words: readonly string[]): CommandWords {
  const { values, positionals } = parsed(words)
  const [given = 'help', folder = '', ...more] = positionals
  const command = values.help === true ? 'help' : commandNames.find(name => name === given)
  if (!command) throw wrong(`There is no command "${given}".`)
  const [file = '', ...others] = command === 'import' ? more : ['', ...more]
  if (others.length > 0) throw wrong(`"${others[0] ?? ''}" is one word too many.`)
  if (command !== 'help' && folder === '') throw wrong('The catalogue folder is missing.')
  const { format = '', to = '', kind = [], language = 'en' } = values
  if (format !== '' && !exportFormats.some(({ name }) => name === format))
    throw wrong(`There is no format "${format}".`)
  if (command === 'export' && (format === '' || to === ''))
    throw wrong('An export needs --format and --to.')
  if (command === 'import' && file === '') throw wrong('The file to import is missing.')
  if (command === 'import' && kind.length > 1) throw wrong('The rows of a file are of one kind.')
  const encoding = values.encoding ?? null
  if (encoding !== null && !isEncoding(encoding))
    throw wrong(`There is no encoding "${encoding}": ${encodings.join(', ')}.`)
  const delimiter = values.delimiter === 'tab' ? '\t' : (values.delimiter ?? null)
  if (delimiter !== null && (delimiter.length !== 1 || /["\r\n]/.test(delimiter)))
    throw wrong('A delimiter is one character, or "tab".')
  const match = values.match === undefined ? null : matches.find(name => name === values.match)
  if (match === undefined) throw wrong(`Rows are not matched by "${values.match ?? ''}".`)
  const unknown = kind.find(name => !kindNamed(name))
  if (unknown !== undefined) throw wrong(`There is no kind "${unknown}".`)
  const locale = locales.find(name => name === language)
  if (!locale) throw wrong(`There is no language "${language}".`)
  return {
    ...{ command, folder, format, to, kinds: kind, language: locale },
    ...{ file, encoding, delimiter, match, person: values.by ?? '' },
    isCheck: values.check === true,
    takesValid: values['valid-rows'] === true,
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
        encoding: { type: 'string' },
        delimiter: { type: 'string' },
        match: { type: 'string' },
        by: { type: 'string' },
        check: { type: 'boolean' },
        'valid-rows': { type: 'boolean' },
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
