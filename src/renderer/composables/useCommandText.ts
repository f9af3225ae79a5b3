import { useI18n } from 'vue-i18n'
import { kinds } from '../../shared/records/kinds'
import type { CommandName } from '../../shared/commands'
import { useLocale } from './useLocale'

/** What a command is called, in the palette and the sheet of shortcuts. */
export function useCommandText(): (name: CommandName) => string {
  const { t } = useI18n()
  const { say } = useLocale()
  return name => {
    const position = /^goToKind(\d+)$/.exec(name)?.[1]
    const kind = position ? kinds[Number(position) - 1] : undefined
    return kind ? say(kind.labelPlural) : t(`commands.${name}`)
  }
}
