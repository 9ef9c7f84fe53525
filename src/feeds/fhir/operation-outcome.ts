/** Of the codes of issue-type, those that a push may hear. */
export type IssueCode = 'login' | 'not-supported' | 'too-long' | 'transient' | 'exception'

/** A FHIR OperationOutcome with one issue, as text (R4 OperationOutcome; codes of issue-type). */
export function outcomeOf(code: IssueCode, diagnostics: string): string {
  return JSON.stringify({ resourceType: 'OperationOutcome', issue: [{ severity: 'error', code, diagnostics }] })
}
