/** What is asked of a file before it is checked, in order. */
export const importSteps = ['file', 'columns', 'records'] as const
export type ImportStep = (typeof importSteps)[number]
