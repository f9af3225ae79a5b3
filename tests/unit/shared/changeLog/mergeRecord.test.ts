import { describe, expect, it } from 'vitest'
import { applyOperations, operationsByRecord } from '../../../../src/shared/changeLog/apply'
import { operationId } from '../../../../src/shared/changeLog/changeset'
import type { Changeset, Json, Operation } from '../../../../src/shared/changeLog/changeset'
import {
  create,
  newSubject,
  setDeleted,
  setElement,
  setField
} from '../../../../src/shared/changeLog/edit'
import { mergeRecord } from '../../../../src/shared/changeLog/mergeRecord'
import type { MergedRecord, RecordSide } from '../../../../src/shared/changeLog/mergeRecord'
import type { CatalogueRecord } from '../../../../src/shared/records/record'
import { changeset } from '../../../helpers/changesets'
import { pick, seeded, whole } from '../../../helpers/random'

const id = '01890000-0000-7000-8000-000000000001'

/** A catalogue with one record, and no knowledge of others but by the packages that it imports. */
class Site {
  readonly changesets: Changeset[] = []
  record: CatalogueRecord | undefined

  constructor(
    readonly device: string,
    private readonly time: () => number
  ) {}

  write(operations: readonly Operation[]): void {
    if (operations.length === 0) return
    const next = changeset(this.device, this.changesets.length + 1, this.time(), operations)
    this.changesets.push(next)
    this.record = applyOperations(this.record, operationsByRecord([next]).get(id) ?? [])
  }

  begin(): void {
    this.write([create(newSubject(id, 'section'))])
  }

  put(field: string, value: Json): void {
    this.write([setField(this.existing(), field, value)])
  }

  existing(): CatalogueRecord {
    if (!this.record) throw new Error('There is no record')
    return this.record
  }

  side(): RecordSide {
    const operations = this.changesets.flatMap(each =>
      each.ops.map((operation, index) => [operationId(each, index), operation] as const)
    )
    return { record: this.existing(), log: new Map(operations) }
  }

  import(other: RecordSide): MergedRecord {
    const merged = mergeRecord(this.record && this.side(), other)
    this.write(merged.operations)
    return merged
  }
}

function sites(): readonly [Site, Site] {
  let now = 0
  const time = (): number => ++now
  return [new Site('here', time), new Site('there', time)]
}

/** Every register's live values, whatever their operations. */
function valuesIn({ record }: Site): unknown {
  if (!record) return null
  const conflicts = Object.entries(record.conflicts ?? {}).map(([register, entries]) => [
    register,
    [...new Set(entries.map(({ value }) => JSON.stringify(value)))].sort()
  ])
  const contradicted = new Set(conflicts.map(([register]) => register))
  const plain = Object.entries(record.values).filter(([field]) => !contradicted.has(field))
  return { plain: Object.fromEntries(plain), conflicts: Object.fromEntries(conflicts) }
}

describe('a record out of a package', () => {
  it('comes with its values, and a second time brings nothing', () => {
    const [here, there] = sites()
    there.begin()
    there.put('seat', 'Berlin')
    expect(here.import(there.side())).toMatchObject({ isNew: true, taken: 2, conflicts: 0 })
    expect(here.existing().values).toEqual({ deleted: false, seat: 'Berlin' })
    expect(here.import(there.side()).operations).toEqual([])
  })

  it('begins with a creation that names nothing, so that undo knows it as one', () => {
    const [here, there] = sites()
    there.begin()
    there.put('seat', 'Berlin')
    const { operations } = here.import(there.side())
    expect(operations[0]).toMatchObject({ f: 'deleted', p: false, o: [] })
    expect(operations[1]).toMatchObject({ f: 'seat', p: 'Berlin', o: ['there:2:0'] })
  })

  it('keeps what was changed here, and takes what was changed there', () => {
    const [here, there] = sites()
    there.begin()
    there.put('seat', 'Berlin')
    there.put('name', 'Rote Hilfe')
    here.import(there.side())
    here.put('seat', 'Moscow')
    there.put('name', 'Rote Hilfe Deutschlands')
    expect(here.import(there.side())).toMatchObject({ taken: 1, kept: 1, conflicts: 0 })
    expect(here.existing().values).toMatchObject({
      seat: 'Moscow',
      name: 'Rote Hilfe Deutschlands'
    })
  })

  it('replaces the value here by an operation that undo can take back', () => {
    const [here, there] = sites()
    there.begin()
    there.put('seat', 'Berlin')
    here.import(there.side())
    there.put('seat', 'Paris')
    const { operations } = here.import(there.side())
    expect(operations).toMatchObject([{ p: 'Paris', o: ['there:3:0', 'here:1:1'] }])
  })

  it('leaves both values standing where both were changed, and asks once only', () => {
    const [here, there] = sites()
    there.begin()
    there.put('seat', 'Berlin')
    here.import(there.side())
    here.put('seat', 'Moscow')
    there.put('seat', 'Paris')
    expect(here.import(there.side())).toMatchObject({ conflicts: 1 })
    expect(here.existing().conflicts?.['seat']?.map(({ value }) => value)).toEqual([
      'Moscow',
      'Paris'
    ])
    expect(here.import(there.side()).operations).toEqual([])
    here.put('seat', 'Paris, formerly Moscow')
    expect(here.import(there.side()).operations).toEqual([])
    expect(here.existing().values['seat']).toBe('Paris, formerly Moscow')
  })

  it('follows a deletion there, and does not undo one here', () => {
    const [here, there] = sites()
    there.begin()
    here.import(there.side())
    here.write([setDeleted(here.existing(), true)])
    expect(here.import(there.side()).operations).toEqual([])

    const [second, origin] = sites()
    origin.begin()
    second.import(origin.side())
    origin.write([setDeleted(origin.existing(), true)])
    second.import(origin.side())
    expect(second.existing().values['deleted']).toBe(true)
  })

  it('comes back after its import was taken back', () => {
    const [here, there] = sites()
    there.begin()
    there.put('seat', 'Berlin')
    here.import(there.side())
    here.put('deleted', 'undone')
    expect(here.import(there.side()).isNew).toBe(true)
    expect(here.existing().values).toEqual({ deleted: false, seat: 'Berlin' })
  })

  it('merges each element of a list by itself', () => {
    const [here, there] = sites()
    const element = (order: string, value: string) => ({ order, value })
    there.begin()
    there.write([setElement(there.existing(), 'names', 'a', element('V', 'МОПР'))])
    here.import(there.side())
    here.write([setElement(here.existing(), 'names', 'b', element('W', 'IRH'))])
    there.write([setElement(there.existing(), 'names', 'c', element('X', 'SRI'))])
    there.write([setElement(there.existing(), 'names', 'a', null)])
    here.import(there.side())
    expect(here.existing().values['names']).toEqual([
      { key: 'b', order: 'W', value: 'IRH' },
      { key: 'c', order: 'X', value: 'SRI' }
    ])
  })

  it('takes a contradiction over whole', () => {
    const [here, there] = sites()
    const third = new Site('third', () => 500)
    there.begin()
    there.put('seat', 'Berlin')
    third.import(there.side())
    third.put('seat', 'Wien')
    there.put('seat', 'Paris')
    there.import(third.side())
    here.import(there.side())
    expect(valuesIn(here)).toEqual(valuesIn(there))
    expect(here.existing().conflicts?.['seat']).toHaveLength(2)
  })
})

describe('any history of two catalogues and their packages', () => {
  const fields = ['seat', 'name']
  const runs = Array.from({ length: 400 }, (_, seed) => seed)

  /** With few values both sides enter the same one by chance, which neither learns of the other. */
  function randomly(seed: number, values = 100): readonly [Site, Site] {
    const random = seeded(seed)
    const pair = sites()
    const [here, there] = pair
    there.begin()
    here.import(there.side())
    for (let step = 0; step < 12; step++) {
      const [site, other] = random() < 0.5 ? pair : [there, here]
      const what = random()
      if (what < 0.25) site.import(other.side())
      else if (what < 0.35) site.write([setDeleted(site.existing(), random() < 0.5)])
      else if (what < 0.55) {
        const value = random() < 0.3 ? null : { order: 'V', value: whole(random, values) }
        site.write([setElement(site.existing(), 'list', pick(random, ['a', 'b']), value)])
      } else site.put(pick(random, fields), whole(random, values))
    }
    return pair
  }

  it('a package imported twice changes nothing the second time', () => {
    for (const seed of runs) {
      const [here, there] = randomly(seed)
      here.import(there.side())
      expect(here.import(there.side()).operations, `seed ${String(seed)}`).toEqual([])
    }
  })

  it('packages exchanged both ways leave both with the same values', () => {
    for (const seed of runs) {
      const [here, there] = randomly(seed)
      here.import(there.side())
      there.import(here.side())
      here.import(there.side())
      expect(valuesIn(here), `seed ${String(seed)}`).toEqual(valuesIn(there))
    }
  })

  it('the last word of one side is never lost while the other is silent', () => {
    for (const seed of runs) {
      const [here, there] = randomly(seed, 1e9)
      here.import(there.side())
      there.import(here.side())
      there.put('seat', 'the last word')
      const merged = here.import(there.side())
      expect(merged.conflicts, `seed ${String(seed)}`).toBe(0)
      expect(here.existing().values['seat']).toBe('the last word')
    }
  })

  it('what was entered here since is still live after an import', () => {
    for (const seed of runs) {
      const [here, there] = randomly(seed)
      here.put('seat', 'mine')
      here.import(there.side())
      const { conflicts, values } = here.existing()
      const live = conflicts?.['seat']?.map(({ value }) => value) ?? [values['seat']]
      expect(live, `seed ${String(seed)}`).toContain('mine')
    }
  })
})
