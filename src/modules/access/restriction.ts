import { sql } from 'kysely'
import type { Category } from '#base/categories'
import { NotFound, Refused } from '#base/errors'
import { type AccountId, isUuid } from '#base/ids'
import type { Instant } from '#base/instant'
import type { PatientScope } from '#platform/database/scopes'

/** From whom something is kept. A human being is a helper there is, or named by the name that their account is stored under. */
export type Against =
  | { readonly against: 'helpers' | 'clinicians' }
  | { readonly against: 'account'; readonly email: string }
  | { readonly against: 'account'; readonly accountId: AccountId; readonly name?: string }
  | { readonly against: 'institution'; readonly institutionId: string }

/** What is kept from them. */
export type Restricted =
  | { readonly what: 'everything' }
  | { readonly what: 'kind'; readonly category: Category }
  | { readonly what: 'institution'; readonly fromInstitutionId: string }
  | { readonly what: 'item'; readonly itemId: string }

export type RestrictionToMake = Against & Restricted & { readonly opensInEmergency: boolean }

/** One restriction as its owner reads it. */
export type Restriction = {
  readonly restrictionId: string
  readonly against: Against['against']
  readonly againstEmail: string | null
  /** Of a helper or a member of staff who was chosen. */
  readonly againstHelper: string | null
  readonly againstInstitution: string | null
  readonly what: Restricted['what']
  readonly category: Category | null
  readonly fromInstitution: string | null
  readonly itemTitle: string | null
  readonly opensInEmergency: boolean
  /** Staff set it to stay closed even then, and no second one has agreed yet. */
  readonly waitsForSecond: boolean
  readonly madeAt: Instant
  /** Who set it for the person, where, and why; null: they did it themselves. */
  readonly setBy: string | null
  readonly setAt: string | null
  readonly reason: string | null
}

/** Whether the person has typed the password in this session in the last five minutes; signing in does not count. */
export async function hasProvedAgain(scope: PatientScope): Promise<boolean> {
  if (scope.capacity !== 'self' || scope.isPreview || !scope.isProved) return false
  const { rows } = await sql<{ isProved: boolean }>`
    select is_proved_again(${scope.actor.sessionId}::uuid) as is_proved`.execute(scope.db)
  return rows[0]!.isProved
}

/** What is in force, newest first. Row-level security shows it to the person alone, just after the password was given. */
export async function listRestrictions(scope: PatientScope): Promise<readonly Restriction[]> {
  const { rows } = await sql<Restriction>`
    select r.restriction_id, r.against, r.against_email, coalesce(h.name, r.against_name) as against_helper,
           a.name as against_institution, r.what, r.category,
           f.name as from_institution, i.title as item_title, r.opens_in_emergency,
           r.opens_in_emergency and r.wants_closed as waits_for_second, r.made_at,
           case when r.made_as <> 'self' then r.made_name end as set_by, p.name as set_at, r.reason
    from restriction r
    left join (select account_id, min(name) as name from list_helpers() group by account_id) h
      on h.account_id = r.against_account
    left join institution a on a.institution_id = r.against_institution
    left join institution p on p.institution_id = r.institution_id
    left join institution f on f.institution_id = r.from_institution
    left join released_item i on i.person_id = r.person_id and i.item_id = r.item_id
    where r.person_id = ${scope.subject}::uuid and r.ended_at is null
    order by r.made_at desc, r.restriction_id`.execute(scope.db)
  return rows
}

/** How much a restriction would take away: entries, those that are missed most in haste, and institutions they come from. */
export type Toll = { readonly entries: number; readonly vital: number; readonly institutions: number }

/** Counts before anything is saved. Throws Refused for all but the person, just after the password was given. */
export async function countRestricted(scope: PatientScope, restricted: Restricted): Promise<Toll> {
  mustBeProved(scope)
  const { category, fromInstitutionId, itemId } = columnsOf(restricted)
  const { rows } = await sql<Toll>`
    select entries::int as entries, vital::int as vital, others_here::int as institutions
    from count_restricted(${restricted.what}, ${category}, ${fromInstitutionId}, ${itemId}::uuid)`.execute(scope.db)
  return rows[0] ?? { entries: 0, vital: 0, institutions: 0 }
}

/** Keeps something from somebody, from the next request on. Throws as `countRestricted`. */
export async function restrict(scope: PatientScope, made: RestrictionToMake): Promise<void> {
  mustBeProved(scope)
  const { category, fromInstitutionId, itemId } = columnsOf(made)
  const email = made.against === 'account' && 'email' in made ? made.email : null
  const accountId = made.against === 'account' && 'accountId' in made ? made.accountId : null
  const name = made.against === 'account' && 'accountId' in made ? (made.name ?? null) : null
  const institutionId = made.against === 'institution' ? made.institutionId : null
  await sql`insert into restriction (person_id, against, against_account, against_email, against_institution, against_name, what,
      category, from_institution, item_id, opens_in_emergency, made_by, made_name, made_as)
    values (${scope.subject}::uuid, ${made.against}, ${accountId}::uuid, ${email}, ${institutionId},
            ${name?.slice(0, 200) ?? null}, ${made.what},
            ${category}, ${fromInstitutionId}, ${itemId}::uuid, ${made.opensInEmergency}, ${scope.actor.accountId}::uuid,
            ${scope.actor.name}, 'self')`.execute(scope.db)
}

/** Ends a restriction. Throws NotFound where none of the person's lives, and as `countRestricted`. */
export async function liftRestriction(
  scope: PatientScope,
  { restrictionId }: { readonly restrictionId: string },
): Promise<void> {
  mustBeProved(scope)
  if (!isUuid(restrictionId)) throw new NotFound('restriction', { detail: 'not an id' })
  const { rows } = await sql`
    update restriction set ended_at = now(), ended_tx = this_transaction(), ended_by = ${scope.actor.accountId}::uuid
    where person_id = ${scope.subject}::uuid and restriction_id = ${restrictionId}::uuid and ended_at is null
    returning restriction_id`.execute(scope.db)
  if (rows.length === 0) throw new NotFound('restriction', { detail: 'none that lives' })
}

function mustBeProved(scope: PatientScope): void {
  if (scope.capacity !== 'self' || !scope.isProved) throw new Refused('only the person, after the password')
}

/** What is kept, as the columns of the table. */
export function columnsOf(restricted: Restricted) {
  return {
    category: restricted.what === 'kind' ? restricted.category : null,
    fromInstitutionId: restricted.what === 'institution' ? restricted.fromInstitutionId : null,
    itemId: restricted.what === 'item' ? restricted.itemId : null,
  }
}
