/** Variables of CSL that hold names, with the column that takes them; others are kept under the variable's name. */
export const nameVariables: Readonly<Record<string, string>> = Object.fromEntries(
  (
    'author chair collection-editor compiler composer container-author contributor curator director editor ' +
    'editorial-director executive-producer guest host interviewer illustrator narrator organizer original-author ' +
    'performer producer recipient reviewed-author script-writer series-creator translator'
  )
    .split(' ')
    .map(name => [name, name === 'author' ? 'creator' : name])
)

export const dateVariables: ReadonlySet<string> = new Set([
  'accessed',
  'available-date',
  'event-date',
  'issued',
  'original-date',
  'submitted'
])

/** Variables with one text, by the column that takes it. */
export const columnOfVariable: Readonly<Record<string, string>> = {
  title: 'title',
  'container-title': 'contained_in',
  'publisher-place': 'place',
  publisher: 'publisher',
  language: 'language',
  archive: 'repository',
  'call-number': 'call_number',
  ISBN: 'isbn',
  ISSN: 'issn',
  DOI: 'doi',
  URL: 'url',
  note: 'public_notes',
  volume: 'volume',
  issue: 'issue',
  page: 'pages',
  'collection-title': 'series',
  edition: 'edition',
  'title-short': 'short_title',
  'container-title-short': 'journal_abbreviation',
  abstract: 'abstract'
}

/** Further variables with one text, which keep their names as columns. */
export const textVariables: ReadonlySet<string> = new Set(
  (
    'citation-key journalAbbreviation shortTitle annote archive_collection archive_location archive-place authority ' +
    'chapter-number citation-number citation-label collection-number dimensions division event event-title event-place ' +
    'first-reference-note-number genre jurisdiction locator medium number number-of-pages number-of-volumes ' +
    'original-publisher original-publisher-place original-title page-first part part-title PMCID PMID printing ' +
    'references reviewed-genre reviewed-title scale section source status supplement version volume-title ' +
    'volume-title-short year-suffix'
  ).split(' ')
)
