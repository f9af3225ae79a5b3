import { writeRoman } from '../roman'
import type { DateCase, DatePhrases } from './datePhrases'

type Cases = Readonly<Record<DateCase, string>>

function cases(plain: string, of: string, withForm: string, until = plain): Cases {
  return { plain, of, with: withForm, until }
}

const months: readonly Cases[] = [
  cases('январь', 'января', 'январем'),
  cases('февраль', 'февраля', 'февралем'),
  cases('март', 'марта', 'мартом'),
  cases('апрель', 'апреля', 'апрелем'),
  cases('май', 'мая', 'маем'),
  cases('июнь', 'июня', 'июнем'),
  cases('июль', 'июля', 'июлем'),
  cases('август', 'августа', 'августом'),
  cases('сентябрь', 'сентября', 'сентябрем'),
  cases('октябрь', 'октября', 'октябрем'),
  cases('ноябрь', 'ноября', 'ноябрем'),
  cases('декабрь', 'декабря', 'декабрем')
]
const seasons: readonly Cases[] = [
  cases('весна', 'весны', 'весной', 'весну'),
  cases('лето', 'лета', 'летом'),
  cases('осень', 'осени', 'осенью'),
  cases('зима', 'зимы', 'зимой', 'зиму')
]
const quarter = cases('квартал', 'квартала', 'кварталом')
const half = cases('полугодие', 'полугодия', 'полугодием')
const decade = cases('-е', '-х', '-ми')
const century = cases('век', 'века', 'веком')

export const russianPhrases: DatePhrases = {
  month: (month, dateCase) => months[month - 1]?.[dateCase] ?? '',
  day: (day, month, year) => `${day} ${months[month - 1]?.of ?? ''} ${year}`,
  season: (season, dateCase) => seasons[season - 1]?.[dateCase] ?? '',
  quarter: (number, year, dateCase) => `${writeRoman(number)} ${quarter[dateCase]} ${year}`,
  half: (number, year, dateCase) => `${writeRoman(number)} ${half[dateCase]} ${year}`,
  decade: (year, dateCase) => `${year}${decade[dateCase]}`,
  century: (number, dateCase) => `${writeRoman(number)} ${century[dateCase]}`,
  beforeChrist: year => `${year} г. до н. э.`,
  monthUnknown: year => `${year}, месяц неизвестен`,
  monthAndDayUnknown: year => `${year}, месяц и день неизвестны`,
  dayUnknown: month => `${month}, день неизвестен`,
  undated: 'без даты',
  circa: date => `ок. ${date}`,
  from: date => `с ${date}`,
  until: date => `по ${date}`,
  fromTo: (from, to) => `с ${from} по ${to}`,
  endUnknown: date => `с ${date}, конец неизвестен`,
  startUnknown: date => `по ${date}, начало неизвестно`,
  between: (from, to) => `между ${from} и ${to}`,
  or: 'или',
  and: 'и',
  notLater: date => `не позднее ${date}`,
  notEarlier: date => `не ранее ${date}`
}
