import { term, type Term } from './term'

/** A name that is the same in every language. */
const named = (code: string): Term => term(code, code, code, code)

export const transliterations: readonly Term[] = [
  named('ALA-LC'),
  named('ISO 9'),
  named('BGN/PCGN'),
  term('scientific', 'Scientific', 'Научная', 'Wissenschaftlich'),
  term('GOST 7.79', 'GOST 7.79', 'ГОСТ 7.79', 'GOST 7.79'),
  named('DIN 1460'),
  named('ISO 259'),
  named('YIVO'),
  named('Pinyin'),
  named('Wade–Giles'),
  named('Hepburn')
]

export const identifierSchemes: readonly Term[] = [
  named('VIAF'),
  named('Wikidata'),
  named('GND'),
  named('ISNI'),
  named('LCNAF'),
  named('SNAC'),
  named('BnF'),
  named('ZDB'),
  named('OCLC'),
  named('ORCID'),
  term('RSL', 'Russian State Library', 'РГБ', 'Russische Staatsbibliothek'),
  term('own', 'Own number', 'Собственный номер', 'Eigene Nummer')
]

/** RDA 2.14, with the Soviet ten-day rhythm. */
export const frequencies: readonly Term[] = [
  term('daily', 'Daily', 'Ежедневно', 'Täglich'),
  term('threeTimesAWeek', 'Three times a week', 'Три раза в неделю', 'Dreimal wöchentlich'),
  term('semiweekly', 'Semiweekly', 'Два раза в неделю', 'Zweimal wöchentlich'),
  term('weekly', 'Weekly', 'Еженедельно', 'Wöchentlich'),
  term('threeTimesAMonth', 'Three times a month', 'Три раза в месяц', 'Dreimal monatlich'),
  term('biweekly', 'Biweekly', 'Раз в две недели', 'Vierzehntäglich'),
  term('semimonthly', 'Semimonthly', 'Два раза в месяц', 'Zweimal monatlich'),
  term('monthly', 'Monthly', 'Ежемесячно', 'Monatlich'),
  term('bimonthly', 'Bimonthly', 'Раз в два месяца', 'Zweimonatlich'),
  term('quarterly', 'Quarterly', 'Ежеквартально', 'Vierteljährlich'),
  term('semiannual', 'Semiannual', 'Два раза в год', 'Halbjährlich'),
  term('annual', 'Annual', 'Ежегодно', 'Jährlich'),
  term('irregular', 'Irregular', 'Нерегулярно', 'Unregelmäßig'),
  term('oneOff', 'Published once', 'Однократно', 'Einmalig')
]

export const sourceKinds: readonly Term[] = [
  term('book', 'Book', 'Книга', 'Buch'),
  term('article', 'Article', 'Статья', 'Aufsatz'),
  term('periodicalIssue', 'Periodical issue', 'Номер издания', 'Heft'),
  term('report', 'Report', 'Отчёт', 'Bericht'),
  term('letter', 'Letter', 'Письмо', 'Brief'),
  term('archivalUnit', 'Archival unit', 'Единица хранения', 'Archiveinheit'),
  term('webPage', 'Web page', 'Веб-страница', 'Webseite'),
  term('minutes', 'Minutes', 'Протокол', 'Protokoll'),
  term('photograph', 'Photograph', 'Фотография', 'Fotografie')
]
