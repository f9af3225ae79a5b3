import { term } from './term'

/** What is looked at in figures; a finding warns and never blocks. */
export const figureChecks = [
  term('noCitation', 'No citation', 'Нет ссылки на источник', 'Kein Beleg'),
  term('noAsOf', 'No as-of date', 'Нет даты', 'Kein Stand'),
  term('noSubject', 'No subject', 'Не указан предмет', 'Kein Gegenstand'),
  term('noMeasure', 'No measure', 'Не указано измеряемое', 'Keine Messgröße'),
  term('notUnderstood', 'Value not understood', 'Значение не понято', 'Wert nicht verstanden'),
  term('ambiguous', 'Value has two readings', 'Значение читается двояко', 'Wert zweideutig'),
  term(
    'valueChanged',
    'Value changed after it was cited',
    'Значение изменено после указания источника',
    'Wert nach dem Belegen geändert'
  ),
  term('notInteger', 'Count not whole', 'Количество не целое', 'Anzahl nicht ganz'),
  term('negative', 'Count negative', 'Количество отрицательное', 'Anzahl negativ'),
  term('jump', 'Large change', 'Резкое изменение', 'Starke Veränderung'),
  term('laterThanSource', 'Later than the source', 'Позже источника', 'Später als die Quelle'),
  term(
    'notAlive',
    'Person not alive then',
    'Лица тогда не было в живых',
    'Person lebte damals nicht'
  ),
  term('sameTwice', 'Same figure twice', 'Показатель повторён', 'Angabe doppelt'),
  term(
    'partsExceed',
    'Parts exceed the total',
    'Сумма частей больше целого',
    'Teile übersteigen die Summe'
  ),
  term(
    'outsideExistence',
    'Outside the dates of existence',
    'Вне дат существования',
    'Außerhalb des Bestehens'
  ),
  term('noPage', 'Page missing', 'Не указана страница', 'Seite fehlt'),
  term('noReason', 'Rank without reason', 'Ранг без основания', 'Rang ohne Begründung'),
  term(
    'preferredTwice',
    'More than one preferred',
    'Предпочтительных несколько',
    'Mehrere bevorzugt'
  )
] as const
