import type { LanguageWords } from './languageWords'

export const french: LanguageWords = {
  months: [
    ['janvier', 'janv', 'jan'],
    ['février', 'fevrier', 'févr', 'fév'],
    ['mars'],
    ['avril', 'avr'],
    ['mai'],
    ['juin'],
    ['juillet', 'juil'],
    ['août', 'aout'],
    ['septembre', 'sept'],
    ['octobre', 'oct'],
    ['novembre', 'nov'],
    ['décembre', 'decembre', 'déc']
  ],
  seasons: [['printemps'], ['été'], ['automne'], ['hiver']],
  meanings: {
    circa: ['vers', 'environ', 'env.'],
    probably: ['probablement', 'sans doute', 'peut-être'],
    before: ['avant', 'avant le'],
    after: ['après', 'après le'],
    notLater: ['au plus tard', 'au plus tard en'],
    notEarlier: ['au plus tôt', 'au plus tôt en'],
    between: ['entre', 'entre le'],
    and: ['et', 'et le'],
    or: ['ou'],
    from: ['depuis', 'depuis le', 'à partir de', 'à partir du', 'dès'],
    pairFrom: ['de', 'du'],
    until: ['à', 'au', "jusqu'en", "jusqu'à", "jusqu'au"],
    present: ["aujourd'hui", 'nos jours', 'présent'],
    part: ['début', 'milieu', 'fin', 'début du', 'milieu du', 'fin du', 'début des', 'fin des'],
    decadeOf: ['années', 'annees', 'les années', 'des années', 'décennie'],
    century: ['siècle', 'siecle', 'siècles'],
    quarter: ['trimestre'],
    undated: ['s. d.', 'sans date', 'date inconnue'],
    oldStyle: ['ancien style', 'v. st.', 'a. s.'],
    newStyle: ['nouveau style', 'n. st.'],
    beforeChrist: ['av. j.-c.', 'avant j.-c.'],
    filler: ['en', 'le', 'la', 'les', "l'an", 'an', "l'année", 'année']
  }
}
