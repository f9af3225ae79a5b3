import { term } from './term'

export const organisationalForms = [
  term('massOrganisation', 'Mass organisation', 'Массовая организация', 'Massenorganisation'),
  term(
    'committeeType',
    'Organisation of a committee type',
    'Организация комитетского типа',
    'Organisation vom Komiteetyp'
  ),
  term('party', 'Party', 'Партия', 'Partei'),
  term('tradeUnion', 'Trade union', 'Профсоюз', 'Gewerkschaft'),
  term('association', 'Association', 'Общество', 'Verein'),
  term(
    'internationalOrganisation',
    'International organisation',
    'Международная организация',
    'Internationale Organisation'
  )
]

export const relationTypes = [
  term('associatedWith', 'Associated with', 'Связано с', 'Verbunden mit'),
  term('superiorOf', 'Superior of', 'Вышестоящее по отношению к', 'Übergeordnet'),
  term('subordinateOf', 'Subordinate of', 'Подчинено', 'Untergeordnet'),
  term('predecessorOf', 'Predecessor of', 'Предшествует', 'Vorgänger von'),
  term('successorOf', 'Successor of', 'Продолжает', 'Nachfolger von'),
  term('founderOf', 'Founder of', 'Основатель', 'Gründer von'),
  term('foundedBy', 'Founded by', 'Основано', 'Gegründet von'),
  term('memberOf', 'Member of', 'Член', 'Mitglied von'),
  term('mentions', 'Mentions', 'Упоминает', 'Erwähnt'),
  term('depicts', 'Depicts', 'Изображает', 'Zeigt'),
  term('translationOf', 'Translation of', 'Перевод', 'Übersetzung von'),
  term('copyOf', 'Copy of', 'Копия', 'Kopie von'),
  term('supplementTo', 'Supplement to', 'Приложение к', 'Beilage zu'),
  term('seeAlso', 'See also', 'См. также', 'Siehe auch')
]

export const roles = [
  term('chairman', 'Chairman', 'Председатель', 'Vorsitzender'),
  term('deputyChairman', 'Deputy chairman', 'Заместитель председателя', 'Stellv. Vorsitzender'),
  term('head', 'Head', 'Руководитель', 'Leiter'),
  term('deputyHead', 'Deputy head', 'Заместитель руководителя', 'Stellv. Leiter'),
  term('generalSecretary', 'General secretary', 'Генеральный секретарь', 'Generalsekretär'),
  term('secretary', 'Secretary', 'Секретарь', 'Sekretär'),
  term('treasurer', 'Treasurer', 'Казначей', 'Kassierer'),
  term('member', 'Member', 'Член', 'Mitglied'),
  term('candidateMember', 'Candidate member', 'Кандидат в члены', 'Kandidat'),
  term('delegate', 'Delegate', 'Делегат', 'Delegierter'),
  term('speaker', 'Speaker', 'Докладчик', 'Referent'),
  term('organiser', 'Organiser', 'Организатор', 'Veranstalter'),
  term('founder', 'Founder', 'Основатель', 'Gründer'),
  term('editor', 'Editor', 'Редактор', 'Redakteur'),
  term('author', 'Author', 'Автор', 'Autor'),
  term('translator', 'Translator', 'Переводчик', 'Übersetzer')
]

export const eventTypes = [
  term('congress', 'Congress', 'Конгресс, съезд', 'Kongress'),
  term('conference', 'Conference', 'Конференция', 'Konferenz'),
  term('plenum', 'Plenary session', 'Пленум', 'Plenum'),
  term('session', 'Session', 'Заседание', 'Sitzung'),
  term('campaign', 'Campaign', 'Кампания', 'Kampagne'),
  term('foundation', 'Foundation', 'Основание', 'Gründung'),
  term('dissolution', 'Dissolution', 'Роспуск', 'Auflösung'),
  term('renaming', 'Renaming', 'Переименование', 'Umbenennung')
]
