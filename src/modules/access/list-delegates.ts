import { sql } from 'kysely'
import type { Category } from '#base/categories'
import type { AccountId } from '#base/ids'
import type { Instant } from '#base/instant'
import type { PatientScope } from '#platform/database/scopes'
import type { DelegateTask } from './delegate-task.ts'

/** As what somebody helps, in their own word. */
export const RELATIONS = ['family', 'friend', 'work', 'other'] as const
export type Relation = (typeof RELATIONS)[number]

/** One grant that lets somebody see this record, as the person reads it. */
export type Delegate = {
  readonly grantId: string
  readonly accountId: AccountId
  readonly name: string
  readonly capacity: 'delegate' | 'guardian'
  readonly tasks: readonly DelegateTask[] | null
  /** What they see today: of guardians what the rules for the person's age leave. Null: everything. */
  readonly categories: readonly Category[] | null
  readonly relation: Relation | null
  readonly ground: string
  readonly validFrom: Instant
  readonly validUntil: Instant | null
  readonly endedAt: Instant | null
  /** `sees-nothing`: it holds, and the rules for the person's age leave nothing of it. */
  readonly state: 'live' | 'coming' | 'over' | 'sees-nothing'
}

/** An offer that nobody has accepted yet. */
export type Offer = {
  readonly offerId: string
  readonly helperName: string
  readonly tasks: readonly DelegateTask[]
  readonly categories: readonly Category[] | null
  readonly validFrom: Instant
  readonly validUntil: Instant | null
  readonly madeAt: Instant
  /** The institution at whose desk a clerk wrote it down; null: the person made it. */
  readonly institutionName: string | null
  readonly state: 'waits' | 'declined' | 'code-over'
}

type DelegateRow = Omit<Delegate, 'state'>
type OfferRow = Omit<Offer, 'state'> & { readonly codeUntil: Instant; readonly outcome: string | null }

/** Who may see this record beside the person; to anybody but the person, the own grants only. Newest first. */
export async function listDelegates(scope: PatientScope): Promise<readonly Delegate[]> {
  const { rows } =
    scope.capacity === 'self'
      ? await sql<DelegateRow>`select * from list_helpers()`.execute(scope.db)
      : await sql<DelegateRow>`
          select grant_id, account_id, ${scope.actor.name}::text as name, capacity, tasks,
                 case capacity when 'guardian' then ${scope.categories}::text[] else categories end as categories, relation,
                 ground, valid_from, valid_until, ended_at
          from access_grant
          where person_id = ${scope.subject}::uuid and account_id = ${scope.actor.accountId}::uuid
          order by valid_from desc, grant_id`.execute(scope.db)
  return rows.map((row) => ({ ...row, state: stateOf(row, scope.now) }))
}

/** What the person has offered and nobody has accepted: all that wait, and what was declined in the last thirty days. */
export async function listOffers(scope: PatientScope): Promise<readonly Offer[]> {
  const { rows } = await sql<OfferRow>`
    select offer_id, helper_name, tasks, categories, valid_from, valid_until, made_at, code_until, outcome,
           i.name as institution_name
    from grant_offer left join institution i using (institution_id)
    where person_id = ${scope.subject}::uuid
      and (closed_at is null or (outcome = 'declined' and closed_at > now() - interval '30 days'))
    order by made_at desc, offer_id`.execute(scope.db)
  return rows.map(({ codeUntil, outcome, ...row }) => ({
    ...row,
    state: outcome === 'declined' ? 'declined' : codeUntil > scope.now ? 'waits' : 'code-over',
  }))
}

/** The same bounds as `decideAccess` and `resolve_subjects` draw. */
function stateOf({ validFrom, validUntil, endedAt, categories }: DelegateRow, now: Instant): Delegate['state'] {
  if (endedAt !== null || (validUntil !== null && validUntil <= now)) return 'over'
  if (validFrom > now) return 'coming'
  return categories?.length === 0 ? 'sees-nothing' : 'live'
}
