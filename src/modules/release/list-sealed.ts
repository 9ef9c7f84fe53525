import { sql } from 'kysely'
import type { Category } from '#base/categories'
import type { InstitutionId } from '#base/ids'
import type { Instant } from '#base/instant'
import type { PatientScope } from '#platform/database/scopes'
import { uuidOf } from '#platform/uuid-of'
import { CLINICIAN_HOLD } from './built-in-rules.ts'

/** A hold as its person may know it: kind, sender, rule and the last day. Nothing that was in the result. */
export type SealedCard = {
  /** Tells a person's cards apart and says nothing of what waits: `sealedCardId`. */
  readonly cardId: string
  readonly category: Category
  readonly institutionId: InstitutionId
  readonly institutionName: string
  readonly verdict: string
  readonly releaseRule: string
  readonly rulebookVersion: number
  /** Null: it does not open by itself (blocked by law). */
  readonly opensAt: Instant | null
  /** Where a clinician asked to wait: on which ground of the rulebook, and who. The reason stays with the institution. */
  readonly ground: string | null
  readonly askedBy: string | null
}

type Key = Pick<SealedCard, 'category' | 'institutionId' | 'verdict' | 'rulebookVersion' | 'opensAt'>

/**
 * What a person is waiting for, soonest first. Holds of one institution, kind, rule and day are one card, because
 * how many values a report has is content already.
 */
export async function listSealed(
  scope: PatientScope,
  { category = null }: { readonly category?: Category | null } = {},
): Promise<readonly SealedCard[]> {
  const { rows } = await sql<Omit<SealedCard, 'cardId' | 'ground' | 'askedBy'>>`
    select s.category, s.institution_id, n.name as institution_name, s.verdict, s.release_rule,
           s.rulebook_version, max(nullif(s.release_at, 'infinity')) as opens_at
    from sealed_card s join institution n on n.institution_id = s.institution_id
    where s.person_id = ${scope.subject}::uuid
      ${category ? sql`and s.category = ${category}` : sql``}
    group by s.category, s.institution_id, n.name, s.verdict, s.release_rule, s.rulebook_version,
             date_trunc('day', nullif(s.release_at, 'infinity') at time zone 'UTC')
    order by opens_at nulls last, s.category, institution_name`.execute(scope.db)
  const asked = rows.some((row) => row.releaseRule === CLINICIAN_HOLD) ? await listAsked(scope) : []
  return rows.map((row) => {
    const hold = row.releaseRule === CLINICIAN_HOLD ? asked.find((each) => keyOf(each) === keyOf(row)) : undefined
    return { ...row, cardId: sealedCardId(scope, row), ground: hold?.ground ?? null, askedBy: hold?.authorName ?? null }
  })
}

/**
 * The name of a card: made of what the card says and nothing else, the day and not the instant, so that neither how many
 * items wait nor which can be told from it. It is of one person, and of the form of other ids.
 */
export function sealedCardId(
  { subject }: Pick<PatientScope, 'subject'>,
  card: Pick<SealedCard, 'category' | 'institutionId' | 'releaseRule' | 'opensAt'>,
): string {
  const day = card.opensAt?.toISOString().slice(0, 10) ?? 'never'
  const said = [subject, card.category, card.institutionId, card.releaseRule, day].join(' ')
  return uuidOf(said)
}

type Asked = Key & { readonly ground: string; readonly authorName: string }

/** The clinicians' holds behind the cards, put together as the cards are; of several the first one placed speaks. */
async function listAsked(scope: PatientScope): Promise<readonly Asked[]> {
  const { rows } = await sql<Asked>`
    select category, institution_id, verdict, rulebook_version, max(release_at) as opens_at,
           (array_agg(ground order by placed_at, ground))[1] as ground,
           (array_agg(author_name order by placed_at, ground))[1] as author_name
    from sealed_hold where person_id = ${scope.subject}::uuid
    group by category, institution_id, verdict, rulebook_version, date_trunc('day', release_at at time zone 'UTC')`.execute(
    scope.db,
  )
  return rows
}

function keyOf({ category, institutionId, verdict, rulebookVersion, opensAt }: Key): string {
  return [category, institutionId, verdict, rulebookVersion, opensAt?.toISOString()].join(' ')
}
