import { sql } from 'kysely'
import type { Category, ServiceType } from '#base/categories'
import type { InstitutionId } from '#base/ids'
import type { Instant } from '#base/instant'
import type { PatientScope } from '#platform/database/scopes'
import { readFacts } from '#record'
import { ageAt } from '../age-at.ts'
import { CLINICIAN_HOLD } from '../built-in-rules.ts'
import { decideRelease } from '../decide.ts'
import { readLiveRulebook } from '../read-live-rulebook.ts'
import type { Rulebook } from '../rulebook.ts'
import type { ReleaseFacts } from '../verdict.ts'
import type { Choice, Wishes } from './choice.ts'
import { readChoice } from './read-choice.ts'
import { checkChoice } from './save-choice.ts'

/** Something that waits, as its card tells it, with the facts that a rule may know. */
export type Waiting = {
  readonly category: Category
  readonly institutionId: InstitutionId
  readonly releaseRule: string
  readonly opensAt: Instant | null
  readonly facts: ReleaseFacts
}

/** What a choice would do to cards that wait now; cards that agree are one, as they are on the page. */
export type ChoiceEffect = Pick<Waiting, 'category' | 'institutionId' | 'releaseRule' | 'opensAt'> & {
  readonly wouldOpenAt: Instant | null
  readonly change: 'earlier' | 'later' | 'none'
}

/**
 * Tries a choice on what waits, before it is saved. Pure. It knows what the cards tell and no more: no comment that a
 * clinician has written on a held result, nothing that is restricted. A clinician's hold and a law stay.
 */
export function previewEffects(
  waiting: readonly Waiting[],
  { before, after }: { readonly before: Wishes; readonly after: Wishes },
  rulebook: Rulebook,
): readonly ChoiceEffect[] {
  const effects = new Map<string, ChoiceEffect>()
  for (const item of waiting) {
    const was = decideRelease({ ...item.facts, wishes: before }, rulebook).releaseAt
    const would = decideRelease({ ...item.facts, wishes: after }, rulebook).releaseAt
    const wouldOpenAt = moved(item, was, would)
    const { category, institutionId, releaseRule, opensAt } = item
    const change = compare(opensAt, wouldOpenAt)
    const card = [category, institutionId, releaseRule, dayOf(opensAt), dayOf(wouldOpenAt), change].join(' ')
    if (!effects.has(card)) effects.set(card, { category, institutionId, releaseRule, opensAt, wouldOpenAt, change })
  }
  return [...effects.values()]
}

/** Later counts from what the card says; earlier only where the card says what the rules alone would say. */
function moved({ opensAt, releaseRule }: Waiting, was: Instant | null, would: Instant | null): Instant | null {
  if (opensAt === null || was === null || would === null) return opensAt
  if (would > was) return would > opensAt ? would : opensAt
  const isByRule = releaseRule !== CLINICIAN_HOLD && was.getTime() === opensAt.getTime()
  return would < was && isByRule ? would : opensAt
}

function compare(now: Instant | null, would: Instant | null): ChoiceEffect['change'] {
  if (now === null || would === null || now.getTime() === would.getTime()) return 'none'
  return would < now ? 'earlier' : 'later'
}

function dayOf(at: Instant | null): string {
  return at === null ? 'never' : at.toISOString().slice(0, 10)
}

/** What a choice would do to this person's cards. Throws Invalid for a choice that cannot be saved. */
export async function previewChoice(scope: PatientScope, choice: Choice): Promise<readonly ChoiceEffect[]> {
  const rulebook = await readLiveRulebook(scope)
  checkChoice(choice, rulebook)
  const before = await readChoice(scope)
  const after = [...before.filter(({ subject }) => subject !== choice.subject), choice]
  const wishes = (choices: readonly Choice[]): Wishes => ({ choices, asks: [] })
  return previewEffects(await listWaiting(scope), { before: wishes(before), after: wishes(after) }, rulebook)
}

type Row = {
  readonly category: Category
  readonly institutionId: InstitutionId
  readonly serviceType: ServiceType
  readonly resourceType: string
  readonly releaseRule: string
  readonly opensAt: Instant | null
  readonly facts: string | null
  readonly countsFrom: Instant | null
  readonly changedAt: Instant
  readonly birthDate: string | null
}

async function listWaiting(scope: PatientScope): Promise<readonly Waiting[]> {
  const { rows } = await sql<Row>`
    select w.category, w.institution_id, n.service_type, w.resource_type, w.release_rule,
           nullif(w.release_at, 'infinity') as opens_at, w.facts, w.counts_from, w.changed_at, p.birth_date
    from waiting_item w
    join institution n on n.institution_id = w.institution_id
    join person p on p.person_id = w.person_id
    where w.person_id = ${scope.subject}::uuid
    order by w.release_at, w.category, w.institution_id`.execute(scope.db)
  return rows.map(({ category, institutionId, releaseRule, opensAt, ...row }) => ({
    category,
    institutionId,
    releaseRule,
    opensAt,
    facts: {
      category,
      institutionId,
      serviceType: row.serviceType,
      resourceType: row.resourceType,
      ...readFacts(row.facts ?? ''),
      ageYears: ageAt(row.birthDate, scope.now),
      issuedAt: row.countsFrom ?? row.changedAt,
      receivedAt: row.changedAt,
      commentedAt: null,
      releasedAt: null,
      openedAt: null,
      holds: [],
      counselled: [],
      wishes: { choices: [], asks: [] },
    },
  }))
}
