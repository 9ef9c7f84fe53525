import { sql } from 'kysely'
import type { StaffScope, SystemScope } from '#platform/database/scopes'

/** Asks the worker to read an institution's stored items anew, unless somebody has asked and it has not begun. */
export async function askToRemap(
  scope: StaffScope | SystemScope,
  { institutionId }: { readonly institutionId: string },
): Promise<void> {
  await sql`insert into remap_job (institution_id)
    select ${institutionId} where not exists (
      select from remap_job where institution_id = ${institutionId} and finished_at is null and after_person is null
        and asked_at = now())`.execute(scope.db)
}
