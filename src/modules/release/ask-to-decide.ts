import type { PatientScope, StaffScope, SystemScope } from '#platform/database/scopes'

/** Asks the worker to decide one person's items anew; it begins when this transaction has been committed. */
export async function askToDecide(
  scope: PatientScope | StaffScope | SystemScope,
  { personId, because }: { readonly personId: string; readonly because: string },
): Promise<void> {
  const ask = { personId, because }
  if (scope.door === 'patient') await scope.db.insertInto('redecidePerson').values(ask).execute()
  else if (scope.door === 'staff') await scope.db.insertInto('redecidePerson').values(ask).execute()
  else
    await scope.db
      .insertInto('redecidePerson')
      .values(ask)
      .onConflict((same) => same.doNothing())
      .execute()
}
