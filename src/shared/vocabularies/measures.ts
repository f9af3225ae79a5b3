import { term, type Term } from './term'

export const measures: readonly Term[] = [
  term('members', 'Members', 'Члены', 'Mitglieder'),
  term('nationalSections', 'National sections', 'Национальные секции', 'Nationale Sektionen'),
  term(
    'nationalOrganisations',
    'National organisations',
    'Национальные организации',
    'Nationale Organisationen'
  ),
  term(
    'localOrganisations',
    'Local organisations',
    'Местные организации',
    'Örtliche Organisationen'
  ),
  term('collectiveMembers', 'Collective members', 'Коллективные члены', 'Kollektivmitglieder'),
  term('periodicals', 'Periodicals', 'Периодические издания', 'Periodika'),
  term(
    'languagesOfPeriodicals',
    'Languages of the periodicals',
    'Языки периодических изданий',
    'Sprachen der Periodika'
  ),
  term('circulation', 'Circulation', 'Тираж', 'Auflage'),
  term('issues', 'Issues published', 'Вышло номеров', 'Erschienene Hefte'),
  term('sumOfMoney', 'Sum of money', 'Денежная сумма', 'Geldbetrag'),
  term('personsAided', 'Persons aided', 'Лица, получившие помощь', 'Unterstützte Personen'),
  term('familiesAided', 'Families aided', 'Семьи, получившие помощь', 'Unterstützte Familien'),
  term('prisoners', 'Prisoners', 'Заключённые', 'Gefangene'),
  term('personsKilled', 'Persons killed', 'Убитые', 'Getötete'),
  term('delegates', 'Delegates', 'Делегаты', 'Delegierte'),
  term('staff', 'Staff', 'Сотрудники', 'Mitarbeiter')
]

/** Whether the measure counts whole things; a measure in the archivist's own words is not known to. */
export function isCountMeasure(code: string): boolean {
  return code !== 'sumOfMoney' && measures.some(measure => measure.code === code)
}

export const units: readonly Term[] = [
  term('persons', 'persons', 'чел.', 'Personen'),
  term('copies', 'copies', 'экз.', 'Exemplare'),
  term('percent', 'per cent', '%', 'Prozent'),
  term('sovietRoubles', 'Soviet roubles', 'советские рубли', 'Sowjetrubel'),
  term('goldRoubles', 'gold roubles', 'золотые рубли', 'Goldrubel'),
  term('roubles', 'roubles', 'рубли', 'Rubel'),
  term('reichsmarks', 'Reichsmarks', 'рейхсмарки', 'Reichsmark'),
  term('marks', 'marks', 'марки', 'Mark'),
  term('usDollars', 'US dollars', 'доллары США', 'US-Dollar'),
  term('frenchFrancs', 'French francs', 'французские франки', 'französische Francs'),
  term('swissFrancs', 'Swiss francs', 'швейцарские франки', 'Schweizer Franken'),
  term('poundsSterling', 'pounds sterling', 'фунты стерлингов', 'Pfund Sterling'),
  term('zlotys', 'zlotys', 'злотые', 'Złoty'),
  term(
    'czechoslovakKorunas',
    'Czechoslovak korunas',
    'чехословацкие кроны',
    'tschechoslowakische Kronen'
  )
]

export const methods: readonly Term[] = [
  term('count', 'Count', 'Подсчёт', 'Zählung'),
  term('estimate', 'Estimate', 'Оценка', 'Schätzung'),
  term('duesPaid', 'Dues paid', 'По уплате взносов', 'Nach gezahlten Beiträgen'),
  term('claimed', 'Claimed', 'Заявлено', 'Eigenangabe'),
  term('computed', 'Computed', 'Вычислено', 'Berechnet')
]
