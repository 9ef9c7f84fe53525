import { sql } from 'kysely'
import type { Instant } from '#base/instant'
import type { PatientScope } from '#platform/database/scopes'
import type { Choice, Moment } from './choice.ts'

export type StoredChoice = Choice & { readonly chosenAt: Instant; readonly actorName: string }

/** The choices in force; a subject that is not among them follows the region's rules. A delegate is told none. */
export async function readChoice(scope: PatientScope): Promise<readonly StoredChoice[]> {
  const { rows } = await sql<{ subject: string; moments: readonly Moment[]; chosenAt: Instant; actorName: string }>`
    select subject, moments, chosen_at, actor_name from (
      select distinct on (subject) subject, moments, chosen_at, actor_name from release_choice
      where person_id = ${scope.subject}::uuid order by subject, chosen_at desc) newest
    where cardinality(moments) > 0 order by subject`.execute(scope.db)
  return rows
}
