/** OBX-11 (table 0085) as Observation.status. What the guide leaves open is ours: docs/reference/hl7v2.md. */
const OBSERVATION: Readonly<Record<string, string>> = {
  F: 'final',
  U: 'final',
  V: 'final',
  P: 'preliminary',
  S: 'preliminary',
  C: 'corrected',
  A: 'amended',
  B: 'amended',
  X: 'cancelled',
  N: 'cancelled',
  D: 'entered-in-error',
  W: 'entered-in-error',
  R: 'registered',
  I: 'registered',
  O: 'registered',
}

/** OBR-25 (table 0123) as DiagnosticReport.status; Y and Z answer queries and are no status of a report. */
const REPORT: Readonly<Record<string, string>> = {
  F: 'final',
  C: 'corrected',
  P: 'preliminary',
  M: 'preliminary',
  R: 'partial',
  A: 'partial',
  X: 'cancelled',
  O: 'registered',
  I: 'registered',
  S: 'registered',
}

/** Without a code of its own a result has the status of its report. */
export function observationStatus(code: string, reportCode: string): string {
  return OBSERVATION[code] ?? REPORT[reportCode] ?? 'unknown'
}

/**
 * A report whose results were all sent for the wrong patient is wrong itself. One that claims to be final while a result
 * is preliminary is not final.
 */
export function reportStatus(code: string, resultCodes: readonly string[]): string {
  if (resultCodes.length > 0 && resultCodes.every((result) => result === 'W')) return 'entered-in-error'
  const said = REPORT[code]
  if (said === 'registered' && resultCodes.some((result) => result === 'F' || result === 'C'))
    return fromResults(resultCodes)
  if (said === 'final' && resultCodes.includes('P')) return 'preliminary'
  return said ?? fromResults(resultCodes)
}

function fromResults(codes: readonly string[]): string {
  if (codes.length === 0 || codes.includes('')) return 'unknown'
  if (codes.some((code) => code === 'C')) return 'corrected'
  if (codes.some((code) => 'PSR'.includes(code))) return 'preliminary'
  return codes.every((code) => 'IO'.includes(code)) ? 'registered' : 'final'
}

/** Why there is no value: the result cannot be had (X), it was not asked for (N). */
export function absentReason(code: string): string | null {
  return code === 'X' ? 'not-performed' : code === 'N' ? 'not-asked' : null
}
