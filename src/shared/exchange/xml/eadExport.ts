import { ead2002Header, ead2002Root, ead2002Unit } from './ead2002'
import { ead3Control, ead3Root, ead3Unit } from './ead3'
import { eadTree } from './eadTree'

export const ead3Export = eadTree(
  { name: 'ead3', target: 'EAD3' },
  { root: ead3Root, header: ead3Control, unit: ead3Unit }
)

export const ead2002Export = eadTree(
  { name: 'ead2002', target: 'EAD 2002' },
  { root: ead2002Root, header: ead2002Header, unit: ead2002Unit }
)
