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
  /** The report it waits with, when it is part of one that waits itself. */
  readonly report: ReleaseFacts | null
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
    const was = opensWith(item, before, rulebook)
    const would = opensWith(item, after, rulebook)
    const wouldOpenAt = moved(item, was, would)
    const { category, institutionId, releaseRule, opensAt } = item
    const change = compare(opensAt, wouldOpenAt)
    const card = [category, institutionId, releaseRule, dayOf(opensAt), dayOf(wouldOpenAt), change].join(' ')
    if (!effects.has(card)) effects.set(card, { category, institutionId, releaseRule, opensAt, wouldOpenAt, change })
  }
  return [...effects.values()]
}

/** When it would open under some wishes: no part before its report. Null: never by itself. */
function opensWith({ facts, report }: Waiting, wishes: Wishes, rulebook: Rulebook): Instant | null {
  const own = decideRelease({ ...facts, wishes }, rulebook).releaseAt
  if (report === null || own === null) return own
  const above = decideRelease({ ...report, wishes }, rulebook).releaseAt
  return above === null || above > own ? above : own
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
  readonly reportCategory: Category | null
  readonly reportResourceType: string | null
  readonly reportFacts: string | null
  readonly reportCountsFrom: Instant | null
  readonly reportChangedAt: Instant | null
}

async function listWaiting(scope: PatientScope): Promise<readonly Waiting[]> {
  const { rows } = await sql<Row>`
    select w.category, w.institution_id, n.service_type, w.resource_type, w.release_rule,
           nullif(w.release_at, 'infinity') as opens_at, w.facts, w.counts_from, w.changed_at, p.birth_date,
           w.report_category, w.report_resource_type, w.report_facts, w.report_counts_from, w.report_changed_at
    from waiting_item w
    join institution n on n.institution_id = w.institution_id
    join person p on p.person_id = w.person_id
    where w.person_id = ${scope.subject}::uuid
    order by w.release_at, w.category, w.institution_id`.execute(scope.db)
  return rows.map((row) => ({
    category: row.category,
    institutionId: row.institutionId,
    releaseRule: row.releaseRule,
    opensAt: row.opensAt,
    facts: factsOf(row, scope.now),
    report:
      row.reportCategory === null
        ? null
        : factsOf(
            {
              ...row,
              category: row.reportCategory,
              resourceType: row.reportResourceType!,
              facts: row.reportFacts,
              countsFrom: row.reportCountsFrom,
              changedAt: row.reportChangedAt!,
            },
            scope.now,
          ),
  }))
}

function factsOf({ category, institutionId, serviceType, resourceType, ...row }: Row, now: Instant): ReleaseFacts {
  return {
    category,
    institutionId,
    serviceType,
    resourceType,
    ...readFacts(row.facts ?? ''),
    ageYears: ageAt(row.birthDate, now),
    issuedAt: row.countsFrom ?? row.changedAt,
    receivedAt: row.changedAt,
    commentedAt: null,
    releasedAt: null,
    openedAt: null,
    holds: [],
    counselled: [],
    wishes: { choices: [], asks: [] },
  }
}
