import { computed, ref, shallowRef, watch } from 'vue'
import type { ComputedRef, Ref, ShallowRef } from 'vue'
import { actionsFor } from '../../shared/bulk/bulkEdit'
import type { BulkChange, BulkEdit } from '../../shared/bulk/bulkEdit'
import { expressionOf } from '../../shared/bulk/textPattern'
import type { Json } from '../../shared/changeLog/changeset'
import { partsOf } from '../../shared/records/field'
import type { Field, Part } from '../../shared/records/field'

export type BulkAction = BulkChange['action']

/** What is typed in the form for editing many records. */
export interface BulkForm {
  readonly fieldName: Ref<string>
  readonly partName: Ref<string>
  readonly action: Ref<BulkAction>
  readonly value: ShallowRef<Json>
  readonly find: Ref<string>
  readonly replacement: Ref<string>
  readonly options: Ref<Record<'regular' | 'case' | 'wholeWord', boolean>>
  readonly field: ComputedRef<Field | undefined>
  /** The part that a value is entered for. */
  readonly part: ComputedRef<Part | undefined>
  readonly actions: ComputedRef<readonly BulkAction[]>
  /** Why the pattern is no regular expression. */
  readonly problem: ComputedRef<string>
  /** Null while something is missing. */
  readonly edit: ComputedRef<BulkEdit | null>
}

export function useBulkForm(fields: () => readonly Field[]): BulkForm {
  const fieldName = ref('')
  const partName = ref('')
  const action = ref<BulkAction>('set')
  const value = shallowRef<Json>(null)
  const find = ref('')
  const replacement = ref('')
  const options = ref({ regular: false, case: false, wholeWord: false })

  const field = computed(() => fields().find(({ name }) => name === fieldName.value))
  const actions = computed(() => (field.value ? actionsFor(field.value) : []))
  const part = computed(() => {
    const parts = field.value ? partsOf(field.value) : []
    return parts.find(({ name }) => name === partName.value) ?? parts[0]
  })
  const expression = computed(() =>
    expressionOf({
      find: find.value,
      isRegularExpression: options.value.regular,
      isCaseSensitive: options.value.case,
      isWholeWord: options.value.wholeWord
    })
  )

  watch(field, chosen => {
    value.value = null
    partName.value = chosen?.type === 'group' ? (partsOf(chosen)[0]?.name ?? '') : ''
    if (!actions.value.includes(action.value)) action.value = actions.value[0] ?? 'set'
  })

  const change = computed<BulkChange | null>(() => {
    switch (action.value) {
      case 'clear':
        return { action: 'clear' }
      case 'replace':
        return expression.value instanceof RegExp
          ? {
              action: 'replace',
              expression: expression.value,
              replacement: replacement.value,
              isRegularExpression: options.value.regular
            }
          : null
      default:
        return value.value === null ? null : { action: action.value, value: value.value }
    }
  })

  return {
    fieldName,
    partName,
    action,
    value,
    find,
    replacement,
    options,
    field,
    part,
    actions,
    problem: computed(() =>
      expression.value && 'message' in expression.value ? expression.value.message : ''
    ),
    edit: computed(() => {
      if (!field.value || !change.value) return null
      const isWhole =
        field.value.type !== 'group' || action.value === 'clear' || partName.value === ''
      return {
        field: field.value,
        part: isWhole ? null : (part.value ?? null),
        change: change.value
      }
    })
  }
}
