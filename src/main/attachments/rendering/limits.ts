import type { WorkerLimits } from '../../processes/worker'

export const renderingLimits: WorkerLimits = { time: 20_000, jobs: 500, idle: 60_000 }

/** For pages written in all their levels: few, and each takes its time. */
export const buildingLimits: WorkerLimits = { time: 180_000, jobs: 20, idle: 30_000 }
