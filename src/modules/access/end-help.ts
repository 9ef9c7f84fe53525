import { sql } from 'kysely'
import { NotFound } from '#base/errors'
import { isUuid } from '#base/ids'
import type { PatientScope } from '#platform/database/scopes'

/** What was ended: a helper's access by the person, by the helper, or an offer that nobody had accepted. */
export type Ended = 'grant-ended' | 'grant-given-up' | 'offer-taken-back'

/**
 * Ends a helper's access, all of it, or takes an offer back; it holds from the next request on. `id` is a grant or an
 * offer of this record. The person ends anybody's, a helper the own. Throws NotFound for what is not theirs to end.
 */
export async function endHelp(scope: PatientScope, { id }: { readonly id: string }): Promise<Ended> {
  if (!isUuid(id)) throw new NotFound('grant', { detail: 'not an id' })
  const because = scope.capacity === 'self' ? 'the person ended it' : 'the helper gave it up'
  const grants = await sql`
    update access_grant set ended_at = now(), ended_because = ${because}
    where person_id = ${scope.subject}::uuid and capacity = 'delegate' and ended_at is null
      and (valid_until is null or valid_until > now())
      and account_id = (select g.account_id from access_grant g where g.grant_id = ${id}::uuid
                        and g.person_id = ${scope.subject}::uuid and g.capacity = 'delegate')
    returning grant_id`.execute(scope.db)
  if (grants.rows.length > 0) return scope.capacity === 'self' ? 'grant-ended' : 'grant-given-up'
  const offers = await sql`
    update grant_offer set closed_at = now(), outcome = 'taken-back'
    where person_id = ${scope.subject}::uuid and offer_id = ${id}::uuid and closed_at is null
    returning offer_id`.execute(scope.db)
  if (offers.rows.length > 0) return 'offer-taken-back'
  throw new NotFound('grant', { detail: 'none of this scope that lives' })
}
