import type { XmlDates } from './dates'
import { partText, partDates } from './recordView'
import type { RecordView } from './recordView'
import { scriptCode } from './codes'
import { linkedScript } from './marcCodes'
import { marcField } from './marcFields'
import type { MarcField } from './marcFields'

interface Title {
  readonly text: string
  readonly type: string
  readonly script: string
  readonly language: string
  readonly dates: XmlDates | null
}

/**
 * The title proper as 245, others as 246 and 247. Where it is transliterated, 245 holds the transliteration and a
 * linked 880 the title in its own script. Nothing here is a uniform or a key title, so there is no 130 or 222.
 */
export function titleFields(view: RecordView): MarcField[] {
  const titles = view.values('titles').flatMap(value => {
    const title: Title = {
      text: partText(value, 'text'),
      type: partText(value, 'type') || 'other',
      script: scriptCode(partText(value, 'script')) ?? '',
      language: partText(value, 'language'),
      dates: partDates(value)
    }
    return title.text === '' ? [] : [title]
  })
  const proper = titles.find(({ type }) => type === 'proper') ?? titles[0]
  if (!proper) {
    view.report('titles', 'nameMadeUp')
    return marcField('245', '00', ['a', view.text('referenceCode') || view.record.id])
  }
  const latin = titles.find(title => isTransliterationOf(title, proper))
  const others = titles.filter(title => title !== proper && title !== latin)
  if (!latin) return [...marcField('245', '00', ['a', proper.text]), ...others.flatMap(otherTitle)]
  const script = proper.script === '' ? '' : `/${linkedScript(proper.script)}`
  return [
    ...marcField('245', '00', ['6', '880-01'], ['a', latin.text]),
    ...others.flatMap(otherTitle),
    ...marcField('880', '00', ['6', `245-01${script}`], ['a', proper.text])
  ]
}

function isTransliterationOf(title: Title, proper: Title): boolean {
  const isSameLanguage = title.language === proper.language || title.language === ''
  return title !== proper && title.type === 'transliterated' && isSameLanguage
}

function otherTitle({ text, type, dates }: Title): MarcField[] {
  const used = datesText(dates)
  if (type === 'former') return marcField('247', '10', ['a', text], ['f', used])
  return marcField('246', type === 'parallel' ? '31' : '3 ', ['a', text], ['f', used])
}

function datesText(dates: XmlDates | null): string {
  if (!dates) return ''
  return dates.kind === 'date' ? dates.date.text : dates.text
}
