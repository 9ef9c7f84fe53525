/** Of the codes of issue-type, those that a feed may hear. */
export type IssueCode =
  | 'login'
  | 'forbidden'
  | 'not-found'
  | 'invalid'
  | 'not-supported'
  | 'too-long'
  | 'transient'
  | 'exception'

/** A FHIR OperationOutcome with one issue, as text (R4 OperationOutcome; codes of issue-type). */
export function outcomeOf(code: IssueCode, diagnostics: string): string {
  return JSON.stringify({ resourceType: 'OperationOutcome', issue: [{ severity: 'error', code, diagnostics }] })
}
