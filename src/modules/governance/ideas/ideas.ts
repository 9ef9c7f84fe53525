import { type Kysely, sql } from 'kysely'
import { NotFound, TooMany } from '#base/errors'
import { isUuid } from '#base/ids'
import type { Instant } from '#base/instant'
import type { AccountScope, StaffScope } from '#platform/database/scopes'

/** Whose idea it is, as far as it is shown. */
export type AuthorKind = 'patient' | 'helper' | 'staff' | 'representative'

export type Idea = {
  readonly ideaId: string
  readonly title: string
  readonly words: string
  readonly authorKind: AuthorKind
  /** Where a member of staff works; null for everybody else. */
  readonly institutionName: string | null
  readonly proposedAt: Instant
  readonly hiddenAt: Instant | null
  readonly ownerName: string | null
  /** YYYY-MM-DD. */
  readonly answerBy: string | null
  readonly answer: string | null
  readonly answeredAt: Instant | null
  readonly proposalId: string | null
  readonly supporters: number
}

const MOST_A_DAY = 3
const DAY_SECONDS = 86_400

const IDEAS = sql`
  select i.idea_id, i.title, i.words, i.author_kind, n.name as institution_name, i.proposed_at, i.hidden_at, i.owner_name,
         i.answer_by::text as answer_by, i.answer, i.answered_at, i.proposal_id,
         coalesce(s.supporters, 0)::int as supporters
  from idea i left join institution n on n.institution_id = i.institution_id
  left join count_support() s on s.idea_id = i.idea_id`
const ORDER = sql`order by (i.answer is not null), coalesce(s.supporters, 0) desc, i.proposed_at desc limit 200`

/** The board: what waits for an answer first, the most supported first. */
export async function listIdeas(scope: AccountScope | StaffScope): Promise<readonly Idea[]> {
  const { rows } = await sql<Idea>`${IDEAS} where i.hidden_at is null ${ORDER}`.execute(dbOf(scope))
  return rows
}

/** With those that were taken off the board, and why. */
export async function listIdeasToModerate(
  scope: StaffScope,
): Promise<readonly (Idea & { readonly hiddenBecause: string | null })[]> {
  const ideas = await sql<Idea>`${IDEAS} ${ORDER}`.execute(dbOf(scope))
  const why = await sql<{ ideaId: string; hiddenBecause: string | null }>`
    select idea_id, hidden_because from idea where hidden_at is not null`.execute(dbOf(scope))
  const reasons = new Map(why.rows.map((row) => [row.ideaId, row.hiddenBecause]))
  return ideas.rows.map((idea) => ({ ...idea, hiddenBecause: reasons.get(idea.ideaId) ?? null }))
}

/** The ideas that whoever acts supports. */
export async function listOwnSupport(scope: AccountScope): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ ideaId: string }>`select idea_id from idea_support`.execute(dbOf(scope))
  return new Set(rows.map(({ ideaId }) => ideaId))
}

/**
 * Puts an idea on the board; whoever proposes it supports it. Null: done. Throws TooMany for the fourth within a day.
 */
export async function proposeIdea(
  scope: AccountScope,
  { title, words }: { readonly title: string; readonly words: string },
): Promise<'title' | 'words' | null> {
  if (!isWithin(title, 120)) return 'title'
  if (!isWithin(words, 2_000)) return 'words'
  const { accountId } = scope.session
  const { rows } = await sql<{ own: number; institution: string | null }>`
    select count_own_ideas()::int as own, own_institution() as institution`.execute(dbOf(scope))
  const { own, institution } = rows[0]!
  if (own >= MOST_A_DAY)
    throw new TooMany('ideas', { retryAfterSeconds: DAY_SECONDS, detail: 'three ideas within a day' })
  await sql`
    insert into idea (title, words, author_kind, institution_id, account_id)
    values (${title.trim()}, ${words.trim()}, ${authorOf(scope)}, ${institution}, ${accountId}::uuid)`.execute(
    dbOf(scope),
  )
  return null
}

/** One support an account, given or taken back. Throws NotFound for what is not on the board. */
export async function supportIdea(
  scope: AccountScope,
  { ideaId, isSupported }: { readonly ideaId: string; readonly isSupported: boolean },
): Promise<void> {
  const known = isUuid(ideaId)
    ? await sql`select 1 from idea where idea_id = ${ideaId}::uuid`.execute(dbOf(scope))
    : { rows: [] }
  if (known.rows.length === 0) throw new NotFound('idea', { detail: 'not on the board' })
  if (isSupported)
    await sql`insert into idea_support (idea_id, account_id) values (${ideaId}::uuid, ${scope.session.accountId}::uuid)
      on conflict do nothing`.execute(dbOf(scope))
  else await sql`delete from idea_support where idea_id = ${ideaId}::uuid`.execute(dbOf(scope))
}

/** Staff are staff whatever records they may open; a delegate is who opens another's and none of their own. */
function authorOf({ session: { roles, subjects } }: AccountScope): AuthorKind {
  if (roles.includes('representative')) return 'representative'
  if (roles.length > 0) return 'staff'
  return subjects.some(({ capacity }) => capacity === 'self') ? 'patient' : 'helper'
}

function isWithin(text: string, longest: number): boolean {
  return text.trim().length > 0 && text.trim().length <= longest
}

function dbOf(scope: AccountScope | StaffScope): Kysely<unknown> {
  return scope.db as unknown as Kysely<unknown>
}
