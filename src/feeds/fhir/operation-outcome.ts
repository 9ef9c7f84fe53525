/** A FHIR OperationOutcome with one issue, as text (R4 OperationOutcome; codes of issue-type). */
export function outcomeOf(code: 'login' | 'not-supported' | 'exception', diagnostics: string): string {
  return JSON.stringify({ resourceType: 'OperationOutcome', issue: [{ severity: 'error', code, diagnostics }] })
}
