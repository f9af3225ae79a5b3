import { describe, expect, it } from 'vitest'
import sample from '../../../../../resources/sample/international-red-aid.json'
import { createExportContext } from '../../../../../src/shared/exchange/context'
import { eacCpf2010 } from '../../../../../src/shared/exchange/xml/eacCpf2010'
import { eacCpf2 } from '../../../../../src/shared/exchange/xml/eacCpf2'
import { xmlText } from '../../../../../src/shared/exchange/xml/markup'
import { authorityKinds } from '../../../../../src/shared/exchange/atomAuthority'
import { kindNamed } from '../../../../../src/shared/records/kinds'
import { recordsOf } from '../../../../helpers/records'
import { schemaErrors } from '../../../../helpers/schemas'
import { randomRecords } from '../randomRecords'
it('x', () => {
  const records = recordsOf(sample as never)
  const byId = new Map(records.map(r => [r.id, r]))
  const ctx = createExportContext(id => byId.get(id), 'en', id => records.filter(r => r.kind === 'figure' && r.values['subject'] === id))
  for (const r of records.filter(r => authorityKinds.includes(r.kind as never))) {
    const n = eacCpf2(r, ctx); const t = n ? xmlText(n) : ''
    if (r.values['referenceCode'] === 'O-1') console.log(t)
    expect(schemaErrors('eacCpf2', t)).toEqual([])
  }
  for (const k of authorityKinds) for (const r of randomRecords(kindNamed(k)!, 300, 5)) {
    const n = eacCpf2(r, ctx); const t = n ? xmlText(n) : ''
    const e = schemaErrors('eacCpf2', t)
    if (e.length) { console.log(t); }
    expect(e).toEqual([])
  }
})
it('2010', () => {
  const records = recordsOf(sample as never)
  const byId = new Map(records.map(r => [r.id, r]))
  const ctx = createExportContext(id => byId.get(id), 'en', id => records.filter(r => r.kind === 'figure' && r.values['subject'] === id))
  for (const r of records.filter(r => authorityKinds.includes(r.kind as never))) {
    const n = eacCpf2010(r, ctx); const t = n ? xmlText(n) : ''
    if (r.values['referenceCode'] === 'O-1') console.log(t)
    expect(schemaErrors('eacCpf2010', t)).toEqual([])
  }
  for (const k of authorityKinds) for (const r of randomRecords(kindNamed(k)!, 300, 5)) {
    const n = eacCpf2010(r, ctx); const t = n ? xmlText(n) : ''
    const e = schemaErrors('eacCpf2010', t)
    if (e.length) { console.log(t); }
    expect(e).toEqual([])
  }
})
