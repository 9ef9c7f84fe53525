import { sql } from 'kysely'
import type { StaffScope } from '#platform/database/scopes'
import type { VisitRule } from './decide-visit-invitation.ts'

/** What an institution says that has said nothing: nobody is invited by themselves. */
export const NO_VISIT_RULE: VisitRule = { isOn: false, ways: ['email', 'sms'], youngest: 16, againDays: 180 }

/** The rule of the administrator's institution that is in force. */
export async function readVisitRule(scope: StaffScope): Promise<VisitRule> {
  const row = await scope.db
    .selectFrom('visitInvitationRule')
    .select(['isOn', 'ways', 'youngest', 'againDays'])
    .orderBy('setAt', 'desc')
    .limit(1)
    .executeTakeFirst()
  return (row as VisitRule | undefined) ?? NO_VISIT_RULE
}

/** From now on; what was said before stays beside it. */
export async function setVisitRule(scope: StaffScope, { isOn, ways, youngest, againDays }: VisitRule): Promise<void> {
  await scope.db
    .insertInto('visitInvitationRule')
    .values({
      institutionId: scope.institutionId!,
      setAt: sql`now()`,
      isOn,
      ways: [...ways],
      youngest,
      againDays,
      accountId: scope.actor.accountId,
      actorName: scope.actor.name,
    })
    .execute()
}
