import { sql } from 'kysely'
import { isMailAddress } from '#accounts'
import type { Language } from '#base/categories'
import type { InstitutionId } from '#base/ids'
import { translator } from '#messages/translator'
import type { SystemScope } from '#platform/database/scopes'
import { queueMessage } from '#platform/post/queue-message'

type Told = {
  readonly invitationId: string
  readonly institutionId: InstitutionId
  readonly email: string
  readonly language: Language
}

const AT_ONCE = 200

/**
 * Tells by the mail of the account that a desk has given a code for a new password, before anybody uses it: whoever did not
 * ask for one has time to object. (Security cases F08, N22.)
 */
export async function tellOwners(scope: SystemScope): Promise<number> {
  const { rows } = await sql<Told>`
    select i.invitation_id, i.institution_id, a.email, coalesce(a.language, i.language) as language
    from invitation i
    join access_grant g on g.person_id = i.person_id and g.capacity = 'self' and g.ended_at is null
    join portal_account a on a.id = g.account_id
    where i.purpose = 'recover' and i.ended_at is null and not exists (
      select from outgoing_message m where m.message_key = 'recovery-given/' || i.invitation_id)
    order by i.made_at desc limit ${AT_ONCE}`.execute(scope.db)
  const reachable = rows.filter(({ email }) => isMailAddress(email))
  for (const { invitationId, institutionId, email, language } of reachable) {
    const t = translator(language).post
    const message = { to: email, subject: t.codeGivenSubject, body: t.codeGiven }
    await queueMessage(scope, { key: `recovery-given/${invitationId}`, kind: 'mail', institutionId, ...message })
  }
  return reachable.length
}
