import { defineStore } from 'pinia'
import { shallowReactive } from 'vue'
import type { IngestFailure, IngestProgress } from '../../shared/attachments/calls'

/** Files being copied for a record. */
export interface AttachJob {
  readonly job: string
  /** Null until the first file is read. */
  readonly progress: IngestProgress | null
}

/** Running jobs and what could not be attached, by record: they outlive the form in which they were begun. */
export const useAttachingStore = defineStore('attaching', () => {
  const jobs = shallowReactive(new Map<string, AttachJob>())
  const failures = shallowReactive(new Map<string, readonly IngestFailure[]>())
  return { jobs, failures }
})
