import type { PatientScope } from '#platform/database/scopes'

/** The institutions at which this person is known. */
export async function listLinkedInstitutions(scope: PatientScope): Promise<readonly string[]> {
  const rows = await scope.db
    .selectFrom('patientLink')
    .select('institutionId')
    .distinct()
    .where('personId', '=', scope.subject)
    .where('partedAt', 'is', null)
    .execute()
  return rows.map((row) => row.institutionId)
}
