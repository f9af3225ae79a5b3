import type { LanguageWords } from './languageWords'

export const english: LanguageWords = {
  months: [
    ['january', 'jan'],
    ['february', 'feb'],
    ['march', 'mar'],
    ['april', 'apr'],
    ['may'],
    ['june', 'jun'],
    ['july', 'jul'],
    ['august', 'aug'],
    ['september', 'sept', 'sep'],
    ['october', 'oct'],
    ['november', 'nov'],
    ['december', 'dec']
  ],
  seasons: [['spring'], ['summer'], ['autumn', 'fall'], ['winter']],
  meanings: {
    circa: ['c.', 'ca.', 'ca', 'circa', 'about', 'around', 'approximately', 'approx.', 'approx'],
    probably: ['probably', 'possibly', 'perhaps', 'presumably'],
    before: ['before', 'prior to'],
    after: ['after'],
    notLater: ['by', 'not later than', 'no later than'],
    notEarlier: ['not earlier than', 'no earlier than', 'not before'],
    between: ['between'],
    and: ['and'],
    or: ['or'],
    from: ['from', 'since'],
    until: ['to', 'until', 'till', 'through'],
    present: ['present', 'the present', 'today', 'now', 'to date'],
    part: ['early', 'mid', 'mid-', 'late', 'beginning of', 'end of', 'middle of'],
    decade: ['(decade)'],
    century: ['century', 'centuries', 'cent.'],
    quarter: ['quarter'],
    undated: ['n.d.', 'no date', 'undated', 'unknown', 'date unknown', 'unknown date', 'not dated'],
    oldStyle: ['o.s.', 'old style', 'julian'],
    newStyle: ['n.s.', 'new style', 'gregorian'],
    beforeChrist: ['bc', 'b.c.', 'bce', 'b.c.e.'],
    monthUnknown: ['month unknown'],
    dayUnknown: ['day unknown'],
    monthAndDayUnknown: ['month and day unknown'],
    startUnknown: ['start unknown'],
    endUnknown: ['end unknown'],
    filler: ['the', 'of', 'in', 'on', 'year', 'the year', 'years']
  }
}
