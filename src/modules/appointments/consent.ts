import { sql } from 'kysely'
import { Invalid, NotFound, Refused } from '#base/errors'
import { type InstitutionId, isUuid } from '#base/ids'
import type { Instant } from '#base/instant'
import type { PatientScope, StaffScope } from '#platform/database/scopes'

/** In characters. */
export const LONGEST_CONSENT_TITLE = 120
export const LONGEST_CONSENT = 4000

/** What an institution asks people to agree to before a visit. Its words never change: another text is another one. */
export type ConsentText = {
  readonly textId: string
  readonly title: string
  readonly words: string
  /** Of the words. */
  readonly language: string
  /** Null: before every visit there. */
  readonly serviceName: string | null
  readonly madeAt: Instant
  readonly madeName: string
}

/** A text with what was said to it before one visit. */
export type AskedConsent = ConsentText & {
  /** Null: nothing yet. */
  readonly answer: 'yes' | 'no' | null
  readonly answeredAt: Instant | null
  readonly actorName: string | null
  /** The institution does not ask it any more. */
  readonly isEnded: boolean
}

/** A visit that somebody can be asked about. */
export type VisitAsked = {
  readonly visitId: string
  readonly institutionId: InstitutionId | string
  /** Null: it was not booked here. */
  readonly serviceId: string | null
  readonly showsDelegates: boolean
}

const TEXT = sql`t.text_id, t.title, t.words, t.language, v.name as service_name, t.made_at, t.made_name`

/** Whether this scope may say yes or no: the person, or who stands in for them by law. */
export function mayConsent({ capacity, isPreview }: PatientScope): boolean {
  return capacity !== 'delegate' && !isPreview
}

/** What is asked before a visit, and what was said; what is not asked any more only where it was answered. */
export async function listConsents(scope: PatientScope, visit: VisitAsked): Promise<readonly AskedConsent[]> {
  const { rows } = await sql<AskedConsent>`
    select ${TEXT}, c.answer, c.answered_at, c.actor_name, t.ended_at is not null as is_ended
    from consent_text t left join visit_service v on v.service_id = t.service_id
    left join lateral (select answer, answered_at, actor_name from visit_consent c
      where c.person_id = ${scope.subject}::uuid and c.visit_id = ${visit.visitId}::uuid and c.text_id = t.text_id
      order by c.answered_at desc limit 1) c on true
    where t.institution_id = ${visit.institutionId} and (t.service_id is null or t.service_id = ${visit.serviceId}::uuid)
      and (t.ended_at is null or c.answer is not null)
    order by t.ended_at is not null, t.made_at, t.text_id limit 50`.execute(scope.db)
  return rows
}

/**
 * Says yes or no to a text before a visit; what was said before stays on record. Throws Refused for helpers, and NotFound for what is
 * not asked before this visit.
 */
export async function answerConsent(
  scope: PatientScope,
  visit: VisitAsked,
  { textId, answer }: { readonly textId: string; readonly answer: 'yes' | 'no' },
): Promise<void> {
  if (!mayConsent(scope)) throw new Refused('a helper does not agree for somebody')
  const asked = (await listConsents(scope, visit)).find((each) => each.textId === textId && !each.isEnded)
  if (!asked) throw new NotFound('consent', { detail: 'not asked before this visit' })
  if (asked.answer === answer) return
  await sql`
    insert into visit_consent (person_id, visit_id, text_id, institution_id, link_id, shows_delegates, answer, account_id,
      actor_name, capacity)
    select ${scope.subject}::uuid, ${visit.visitId}::uuid, ${textId}::uuid, l.institution_id, l.link_id,
      ${visit.showsDelegates}, ${answer}, ${scope.actor.accountId}::uuid, ${scope.actor.name}, ${scope.capacity}
    from patient_link l
    where l.person_id = ${scope.subject}::uuid and l.institution_id = ${visit.institutionId} and l.parted_at is null
    order by l.linked_at, l.link_id limit 1`.execute(scope.db)
}

/** What the own institution asks now. */
export async function listConsentTexts(scope: StaffScope): Promise<readonly ConsentText[]> {
  const { rows } = await sql<ConsentText>`
    select ${TEXT} from consent_text t left join visit_service v on v.service_id = t.service_id
    where t.institution_id = ${scope.institutionId} and t.ended_at is null
    order by t.made_at, t.text_id`.execute(scope.db)
  return rows
}

export type NewConsent = Pick<ConsentText, 'title' | 'words' | 'language'> & { readonly serviceId: string | null }

/** Asks something from now on. Throws Invalid without title or words. */
export async function askConsent(scope: StaffScope, text: NewConsent): Promise<void> {
  const [title, words] = [text.title.trim(), text.words.trim()]
  if (title === '' || title.length > LONGEST_CONSENT_TITLE || words === '' || words.length > LONGEST_CONSENT)
    throw new Invalid('form', { detail: 'a consent without title or words, or too long' })
  await sql`insert into consent_text (institution_id, service_id, title, words, language, made_by, made_name)
    values (${scope.institutionId}, ${text.serviceId}::uuid, ${title}, ${words}, ${text.language},
      ${scope.actor.accountId}::uuid, ${scope.actor.name})`.execute(scope.db)
}

/** Asks it no more; what was said stays. */
export async function endConsent(scope: StaffScope, { textId }: { readonly textId: string }): Promise<void> {
  if (!isUuid(textId)) throw new NotFound('consent', { detail: 'not an id' })
  await sql`update consent_text set ended_at = now() where text_id = ${textId}::uuid
    and institution_id = ${scope.institutionId} and ended_at is null`.execute(scope.db)
}
