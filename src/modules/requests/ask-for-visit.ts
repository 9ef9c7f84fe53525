import { sql } from 'kysely'
import { Invalid, NotFound } from '#base/errors'
import type { PatientScope } from '#platform/database/scopes'
import { dueNow } from './promise.ts'

const LONGEST = 2000

/**
 * Asks an institution that knows the person for a visit, in words; whoever may see appointments, in their own name. The id
 * comes with the form, so that the same form sent twice asks once. Answers it. Throws Invalid and NotFound.
 */
export async function askForVisit(
  scope: PatientScope,
  {
    requestId,
    institutionId,
    text,
  }: { readonly requestId: string; readonly institutionId: string; readonly text: string },
): Promise<string> {
  const said = text.trim()
  if (said === '' || said.length > LONGEST) throw new Invalid(`what is asked has 1 to ${LONGEST} characters`)
  const due = await dueNow(scope, { kind: 'appointment', institutionId })
  const { rows } = await sql<{ requestId: string | null }>`
    select ask_for_visit(${requestId}::uuid, ${institutionId}, ${said}, ${due}::timestamptz, ${scope.actor.name}, true)
      as request_id`.execute(scope.db)
  if (!rows[0]!.requestId) throw new NotFound('institution', { detail: 'not known there, or no appointments' })
  return rows[0]!.requestId
}
