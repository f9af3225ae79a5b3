/** What other files call our columns, by our column's name. Only names that are not ours already. */
export const otherNames: Readonly<Record<string, readonly string[]>> = {
  title: ['name', 'maintitle', 'titleproper', 'название', 'заглавие', 'titel', 'titre', '245$a'],
  name: ['title', 'authorizedFormOfName', 'corporate name', 'название', 'наименование', 'nom'],
  reference_code: [
    'identifier',
    'refcode',
    'reference',
    'call number',
    'accession_number',
    'unitid',
    'signature',
    'шифр',
    'инвентарный номер'
  ],
  place: ['placename', 'place of publication', 'city', 'location', 'место', 'ort', 'lieu'],
  country: ['country code', 'land', 'pays', 'страна'],
  language: ['languages', 'lang', 'язык', 'sprache', 'langue'],
  frequency: ['periodicity', 'периодичность', 'periodicite'],
  publisher_statement: ['publisher', 'издатель', 'издательство', 'verlag', 'editeur'],
  dates_of_publication: ['dates', 'years', 'published', 'date range', 'годы издания'],
  dates_of_existence: ['dates', 'years', 'даты'],
  dates: ['date', 'year', 'дата', 'год', 'datum', 'jahr'],
  date: ['year', 'datetext', 'date of creation', 'eventdates', 'дата', 'год', 'datum', 'jahr'],
  public_notes: ['notes', 'note', 'remarks', 'comment', 'comments', 'примечание', 'примечания'],
  url: ['link', 'uri', 'website', 'urldigitized', 'ссылка'],
  author: ['creator', 'creators', 'artist', 'автор', 'autor', 'auteur'],
  tags: ['subject', 'subjects', 'keywords', 'ключевые слова', 'schlagwort'],
  scope_and_content: ['description', 'scopeandcontent', 'summary', 'abstract', 'аннотация'],
  extent: ['extentandmedium', 'physical description', 'dimensions', 'объем']
}
