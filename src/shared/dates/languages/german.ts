import type { LanguageWords } from './languageWords'

export const german: LanguageWords = {
  months: [
    ['januar', 'jänner', 'jan', 'jän'],
    ['februar', 'feber', 'febr', 'feb'],
    ['märz', 'maerz', 'mrz'],
    ['april', 'apr'],
    ['mai'],
    ['juni', 'jun'],
    ['juli', 'jul'],
    ['august', 'aug'],
    ['september', 'sept', 'sep'],
    ['oktober', 'okt'],
    ['november', 'nov'],
    ['dezember', 'dez']
  ],
  seasons: [['frühling', 'frühjahr', 'fruehjahr'], ['sommer'], ['herbst'], ['winter']],
  meanings: {
    circa: ['um', 'etwa', 'gegen', 'ungefähr', 'zirka'],
    probably: ['wahrscheinlich', 'vermutlich', 'wohl', 'möglicherweise', 'vielleicht'],
    before: ['vor', 'vor dem'],
    after: ['nach', 'nach dem'],
    notLater: ['spätestens', 'nicht später als'],
    notEarlier: ['frühestens', 'nicht früher als'],
    between: ['zwischen', 'zwischen dem'],
    and: ['und', 'u.', 'und dem'],
    or: ['oder'],
    from: ['seit', 'ab', 'seit dem', 'ab dem'],
    pairFrom: ['von', 'vom'],
    until: ['bis', 'bis zum'],
    present: ['heute', 'zur gegenwart', 'in die gegenwart'],
    part: ['anfang', 'mitte', 'ende', 'frühe', 'späte'],
    decade: ['jahre', 'jahren', 'jahrzehnt'],
    century: ['jahrhundert', 'jahrhunderts', 'jh.', 'jh', 'jhd.', 'jhdt.', 'jhs.'],
    quarter: ['quartal', 'vierteljahr'],
    undated: [
      'o. j.',
      'o. d.',
      'ohne jahr',
      'ohne datum',
      'undatiert',
      'unbekannt',
      'datum unbekannt'
    ],
    oldStyle: ['a. st.', 'alten stils', 'alter stil', 'julianisch'],
    newStyle: ['n. st.', 'neuen stils', 'neuer stil', 'gregorianisch'],
    beforeChrist: ['v. chr.', 'vor christus'],
    monthUnknown: ['monat unbekannt'],
    dayUnknown: ['tag unbekannt'],
    monthAndDayUnknown: ['monat und tag unbekannt'],
    startUnknown: ['beginn unbekannt'],
    endUnknown: ['ende unbekannt'],
    filler: ['der', 'des', 'die', 'das', 'dem', 'den', 'im', 'am', 'jahr', 'jahres', 'im jahr']
  }
}
