import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { SnapshotInfo } from '../../shared/snapshots/manifest'

/** The snapshot that one dialog hands to another. */
export const useSnapshotChoiceStore = defineStore('snapshotChoice', () => {
  const chosen = shallowRef<SnapshotInfo | null>(null)
  return { chosen }
})

/** One snapshot among those of both places. */
export function snapshotKey({ name, place }: Pick<SnapshotInfo, 'name' | 'place'>): string {
  return `${place}/${name}`
}
