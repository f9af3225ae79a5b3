import { expose } from 'comlink'
import { createSnapshotReader } from './snapshotReader'

expose(createSnapshotReader())
