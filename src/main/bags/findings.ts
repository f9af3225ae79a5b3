import type { BagProblem, BagProblemCode } from '../../shared/bags/bagReport'

/** More than anyone reads; the rest is counted. */
const longestList = 5000

/** Collects what is found wrong, so that a bag full of errors takes no more memory than one with few. */
export interface Findings {
  readonly errors: BagProblem[]
  readonly warnings: BagProblem[]
  isInvalid: boolean
  unlisted: number
}

export function createFindings(): Findings {
  return { errors: [], warnings: [], isInvalid: false, unlisted: 0 }
}

export function addError(findings: Findings, code: BagProblemCode, file: string, detail = '') {
  findings.isInvalid = true
  if (findings.errors.length < longestList) findings.errors.push({ code, file, detail })
  else findings.unlisted++
}

export function addWarning(findings: Findings, code: BagProblemCode, file: string, detail = '') {
  if (findings.warnings.length < longestList) findings.warnings.push({ code, file, detail })
  else findings.unlisted++
}
