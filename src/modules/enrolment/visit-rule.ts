import { sql } from 'kysely'
import type { LinkId, PersonId } from '#base/ids'
import type { StaffScope, SystemScope } from '#platform/database/scopes'
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

/** Notes that people came, where their institution invites by visits; they are looked at soon, not in this transaction. */
export async function noteVisits(
  scope: SystemScope,
  {
    institutionId,
    visitors,
  }: {
    readonly institutionId: string
    readonly visitors: readonly { readonly personId: PersonId; readonly linkId: LinkId }[]
  },
): Promise<void> {
  if (visitors.length === 0) return
  await sql`
    insert into visit_arrival (person_id, institution_id, link_id)
    select distinct on (v.person_id) v.person_id, ${institutionId}, v.link_id
    from unnest(${visitors.map(({ personId }) => personId)}::uuid[], ${visitors.map(({ linkId }) => linkId)}::uuid[])
      v (person_id, link_id)
    where (select r.is_on from visit_invitation_rule r where r.institution_id = ${institutionId}
           order by r.set_at desc limit 1)
    on conflict (person_id, institution_id) do nothing`.execute(scope.db)
}
