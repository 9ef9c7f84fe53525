import { sql } from 'kysely'
import { Invalid } from '#base/errors'
import { isUuid } from '#base/ids'
import type { Instant } from '#base/instant'
import type { PatientScope } from '#platform/database/scopes'
import { LONGEST_SUBJECT, LONGEST_TEXT } from './longest.ts'

/** Words that have not been sent: of a new thread, or of a reply. Only who wrote them reads them. */
export type Draft = {
  /** Also the key of the form that sends it. */
  readonly draftId: string
  readonly threadId: string | null
  readonly institutionId: string
  readonly topic: string
  readonly serviceId: string
  readonly subject: string
  readonly text: string
  readonly savedAt: Instant
}

/** Keeps words until they are sent. Throws Invalid for a key that is none. */
export async function saveDraft(scope: PatientScope, draft: Omit<Draft, 'savedAt'>): Promise<void> {
  if (!isUuid(draft.draftId)) throw new Invalid('form', { detail: 'no key' })
  const { draftId, threadId, institutionId, topic, serviceId } = draft
  const [subject, text] = [draft.subject.slice(0, LONGEST_SUBJECT), draft.text.slice(0, LONGEST_TEXT)]
  await sql`insert into message_draft (person_id, draft_id, account_id, thread_id, institution_id, topic, service_id,
      subject, text)
    values (${scope.subject}::uuid, ${draftId}::uuid, ${scope.actor.accountId}::uuid, ${threadId}::uuid,
      ${institutionId}, ${topic}, ${serviceId}, ${subject}, ${text})
    on conflict (person_id, draft_id) do update set subject = excluded.subject, text = excluded.text,
      saved_at = excluded.saved_at`.execute(scope.db)
}

/** What who acts has begun to write, newest first. At most 50. */
export async function listDrafts(scope: PatientScope): Promise<readonly Draft[]> {
  const { rows } = await sql<Draft>`
    select draft_id, thread_id, institution_id, topic, service_id, subject, text, saved_at from message_draft
    where person_id = ${scope.subject}::uuid order by saved_at desc, draft_id limit 50`.execute(scope.db)
  return rows
}

/** Throws words away that were not sent, with the files that were to go with them. */
export async function dropDraft(scope: PatientScope, { draftId }: { readonly draftId: string }): Promise<void> {
  if (!isUuid(draftId)) return
  await sql`delete from message_draft where person_id = ${scope.subject}::uuid and draft_id = ${draftId}::uuid`.execute(
    scope.db,
  )
  await sql`delete from message_file where person_id = ${scope.subject}::uuid and form_key = ${draftId}::uuid
    and message_id is null`.execute(scope.db)
}
