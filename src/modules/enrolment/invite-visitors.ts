import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { countEnrolment } from '#adoption'
import type { Language } from '#base/categories'
import type { InstitutionId, LinkId, PersonId } from '#base/ids'
import { plusDays } from '#base/instant'
import { translator } from '#messages/translator'
import type { Database } from '#platform/database/open-database'
import { type SystemScope, withSystemScope } from '#platform/database/scopes'
import { hashCode, makeCode } from '#platform/handed-code'
import { isAddress, queueMessage, readPhone } from '#platform/post/queue-message'
import { decideVisitInvitation, type VisitorFacts, type VisitRule } from './decide-visit-invitation.ts'
import { CODE_DAYS } from './invitation.ts'

/** Where people go to come in, and in which language those are written to of whom none is known. */
export type VisitWords = { readonly address: string; readonly language: Language }

type Arrival = { readonly personId: PersonId; readonly institutionId: InstitutionId; readonly linkId: LinkId }

const AT_ONCE = 50

/** Looks at those who came since the last round and invites whom the rule of the institution wants; each is looked at once. */
export async function inviteVisitors(scope: SystemScope, words: VisitWords): Promise<number> {
  const { rows } = await sql<Arrival>`
    delete from visit_arrival where (person_id, institution_id) in (
      select person_id, institution_id from visit_arrival order by at limit ${AT_ONCE} for update skip locked)
    returning person_id, institution_id, link_id`.execute(scope.db)
  let invited = 0
  for (const arrival of rows) if (await inviteVisitor(scope, arrival, words)) invited += 1
  return invited
}

async function inviteVisitor(scope: SystemScope, arrival: Arrival, words: VisitWords): Promise<boolean> {
  const rule = await readRule(scope, arrival)
  const known = await readVisitor(scope, arrival)
  if (!rule || !known) return false
  const verdict = decideVisitInvitation(rule, known)
  if (verdict.verdict === 'leave') return false
  const { invitationId } = await scope.db
    .insertInto('invitation')
    .values({
      ...arrival,
      purpose: 'join',
      channel: 'visit',
      language: words.language,
      personName: known.name,
      contact: verdict.contact,
      // Nobody knows it: at the desk another one is given.
      codeHash: await hashCode(makeCode(), 'invitation'),
      madeAt: sql`now()`,
      expiresAt: plusDays(scope.now, CODE_DAYS.visit),
      actorName: 'Causeway',
    })
    .returning('invitationId')
    .executeTakeFirstOrThrow()
  const { institutionId } = arrival
  const fact = { invitationId, institutionId, channel: 'visit', campaign: null }
  await countEnrolment(scope, [{ ...fact, kind: 'invitation' }])
  await tellVisitor(scope, {
    ...fact,
    language: words.language,
    contact: verdict.contact,
    turn: 0,
    address: words.address,
  })
  return true
}

async function readRule({ db }: SystemScope, { institutionId }: Arrival): Promise<VisitRule | undefined> {
  const { rows } = await sql<VisitRule>`
    select is_on, ways, youngest, again_days from visit_invitation_rule
    where institution_id = ${institutionId} order by set_at desc limit 1`.execute(db)
  return rows[0]
}

type VisitorRow = Pick<VisitorFacts, 'birthDate' | 'hasDied' | 'hasAccount' | 'lastInvitedAt' | 'isInvited'> & {
  readonly demographics: string
  readonly name: string
}

/** As the institution that was visited knows them: word goes to its own addresses, to nobody else's. */
async function readVisitor({ db, now }: SystemScope, { linkId, personId }: Arrival) {
  const { rows } = await sql<VisitorRow>`
    select p.birth_date, p.deceased_at is not null as has_died, l.demographics,
           concat_ws(' ', p.given, p.family) as name,
           exists (select from access_grant g where g.person_id = p.person_id and g.capacity = 'self'
             and g.ended_at is null) as has_account,
           (select max(i.made_at) from invitation i where i.person_id = p.person_id) as last_invited_at,
           exists (select from invitation i where i.person_id = p.person_id and i.ended_at is null
             and i.expires_at > ${now}::timestamptz) as is_invited
    from person p join patient_link l on l.person_id = p.person_id and l.link_id = ${linkId}::uuid and l.parted_at is null
    where p.person_id = ${personId}::uuid`.execute(db)
  const [row] = rows
  if (!row) return null
  const { emails = [], phones = [] } = JSON.parse(row.demographics) as { emails?: string[]; phones?: string[] }
  const reach = {
    emails: emails.filter((each) => isAddress('mail', each)),
    phones: phones.map(readPhone).filter((each) => isAddress('sms', each)),
  }
  return { ...row, ...reach, now, refused: await listRefused(db, [...reach.emails, ...reach.phones]) }
}

async function listRefused(db: SystemScope['db'], contacts: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ contactHash: string }>`
    select contact_hash from invitation_refusal where contact_hash = any (${contacts.map(hashContact)}::text[])`.execute(
    db,
  )
  const hashes = rows.map(({ contactHash }) => contactHash)
  return contacts.filter((each) => hashes.includes(hashContact(each)))
}

function hashContact(contact: string): string {
  return createHash('sha256').update(`no more word ${contact.toLowerCase()}`).digest('hex')
}

export type VisitorToTell = {
  readonly invitationId: string
  readonly institutionId: InstitutionId
  readonly campaign: string | null
  readonly language: Language
  readonly contact: string
  readonly turn: number
  readonly address: string
}

/**
 * Word to somebody who came: that they can read their record, how they get in, and how no more such messages come. No code,
 * no name, no institution, and not that anybody was anywhere. Nothing to who said: no more.
 */
export async function tellVisitor(scope: SystemScope, told: VisitorToTell): Promise<void> {
  const { invitationId, institutionId, campaign, contact, turn, address } = told
  if ((await listRefused(scope.db, [contact])).length > 0) return
  const t = translator(told.language).post
  const kind = contact.includes('@') ? 'mail' : 'sms'
  const says = { address, stop: `${address}/stop?i=${invitationId}` }
  const key = `invitation/${invitationId}/${turn}`
  const body = kind === 'sms' ? t.visitSms(says) : t.visitMail(says)
  await queueMessage(scope, { key, kind, institutionId, to: contact, subject: t.visitSubject, body })
  const fact = { invitationId, institutionId, channel: 'visit', campaign }
  await countEnrolment(scope, [{ ...fact, kind: turn === 0 ? 'invitation-sent' : 'invitation-reminder' }])
}

/** No more word of invitations to the address that this one went to; of an unknown one nothing happens. */
export function refuseWord(
  database: Database,
  { invitationId, requestId }: { readonly invitationId: string; readonly requestId: string },
): Promise<void> {
  return withSystemScope(database, { purpose: 'no more word', requestId }, async ({ db }) => {
    const { rows } = await sql<{ contact: string }>`
      select contact from invitation where invitation_id = ${invitationId}::uuid and contact is not null`.execute(db)
    for (const { contact } of rows)
      await sql`insert into invitation_refusal (contact_hash) values (${hashContact(contact)})
        on conflict do nothing`.execute(db)
  })
}
