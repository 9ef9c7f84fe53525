import { setImmediate } from 'node:timers/promises'
import { type Kysely, sql, type Transaction } from 'kysely'
import type { Category, Language } from '#base/categories'
import { NotFound, Refused } from '#base/errors'
import type { AccountId, InstitutionId, PersonId } from '#base/ids'
import type { Instant } from '#base/instant'
import type { AllTables, Database } from './open-database.ts'
import type { RegionMemory } from './region-memory.ts'
import type { AccountTables, PatientTables, PublicTables, StaffTables, SystemTables } from './tables.ts'

/**
 * A scope is one transaction in one database role: who acts, for whom, when, and what may be named. It is the only way
 * to the tables. `door` is a literal so that a wider scope is never accepted where a narrower one is wanted.
 */
export type Scope<Tables, Door extends string> = {
  readonly door: Door
  readonly db: Transaction<Tables>
  /** The transaction's instant by the database's clock: the only clock that decides what is open. */
  readonly now: Instant
  readonly requestId: string
  /** What this process remembers of the region for a few seconds; nothing of any person. */
  readonly region: RegionMemory
}

export type Actor = {
  readonly accountId: AccountId
  readonly sessionId: string
  readonly name: string
  readonly language: Language | null
}

export type StaffRole =
  | 'clinician'
  | 'secretary'
  | 'clerk'
  | 'institution-administrator'
  | 'privacy-officer'
  | 'steward'
  | 'representative'
  | 'operator'

export type PatientScope = Scope<PatientTables, 'patient'> & {
  readonly actor: Actor
  readonly subject: PersonId
  readonly subjectName: string
  readonly capacity: 'self' | 'delegate' | 'guardian'
  /** Null: all categories. */
  readonly categories: readonly Category[] | null
  /** How many persons' records this account may open; more than one shows the picker. */
  readonly subjects: number
  /** The staff roles the same account has: which other pages the menu offers. */
  readonly roles: readonly StaffRole[]
  /** The institutions at which this person is known. */
  readonly institutions: readonly InstitutionId[]
  /** A clinician looks with these eyes: nothing is written, and nobody has opened anything. */
  readonly isPreview: boolean
  /** Who acts has given their password, or a passkey, in the last five minutes. */
  readonly isProved: boolean
}

export type StaffScope = Scope<StaffTables, 'staff'> & {
  readonly actor: Actor
  readonly role: StaffRole
  readonly institutionId: InstitutionId | null
}

export type SystemScope = Scope<SystemTables, 'system'> & { readonly purpose: string }
export type PublicScope = Scope<PublicTables, 'public'>

/** The holder of a session as such: no record is open, whatever grants there are. */
export type AccountScope = Scope<AccountTables, 'account'> & { readonly session: SessionFacts }

/**
 * Opens a person's record for the holder of a session. Without a subject it is the account's own record, or the first
 * it may see. `last` is written last and travels with the commit; when it fails, nothing is committed and nothing
 * answered. Throws Refused without a live session, and NotFound without a live grant for that person.
 */
export async function withPatientScope<Result>(
  database: Database,
  who: { readonly token: string | null; readonly subject: string | null; readonly requestId: string },
  work: (scope: PatientScope) => Promise<Result>,
  last?: (scope: PatientScope, result: Result) => Promise<void>,
): Promise<Result> {
  if (!who.token) throw new Refused('sign-in')
  let scope: PatientScope
  const open = async (db: Transaction<AllTables>) => {
    const { rows } = await sql<PatientRow>`
      select account_id, session_id, account_name, language, person_id, capacity, categories, family, given, subjects, roles,
             institutions, is_proved, at
      from open_patient_scope(${who.token}, ${who.subject}::uuid)`.execute(db)
    const row = rows[0]
    if (!row) return refuse(db, who.token!)
    scope = {
      door: 'patient',
      db: narrow<PatientTables>(db),
      now: row.at,
      requestId: who.requestId,
      region: database.region,
      actor: actorOf(row),
      subject: row.personId,
      subjectName: [row.given, row.family].filter(Boolean).join(' '),
      capacity: row.capacity,
      categories: row.categories,
      subjects: row.subjects,
      roles: row.roles,
      institutions: row.institutions,
      isPreview: false,
      isProved: row.isProved,
    }
    return work(scope)
  }
  return database.transactWeb(open, last && ((result) => last(scope, result)))
}

/** Opens a staff member's view of the institution (or region) their role belongs to. Throws Refused without that role. */
export async function withStaffScope<Result>(
  database: Database,
  who: {
    readonly token: string | null
    readonly role: StaffRole
    readonly requestId: string
    /** Only a sign-in with its second step opens it. */
    readonly wantsFactor?: boolean
  },
  work: (scope: StaffScope) => Promise<Result>,
): Promise<Result> {
  if (!who.token) throw new Refused('sign-in')
  return database.transactWeb(async (db) => {
    const { rows } = await sql<StaffRow>`
      select account_id, session_id, account_name, language, role, institution_id, at
      from open_staff_scope(${who.token}, ${who.role}, ${who.wantsFactor ?? false})`.execute(db)
    const row = rows[0]
    if (!row) return refuse(db, who.token!)
    return work({
      door: 'staff',
      db: narrow<StaffTables>(db),
      now: row.at,
      requestId: who.requestId,
      region: database.region,
      actor: actorOf(row),
      role: row.role,
      institutionId: row.institutionId,
    })
  })
}

class Glimpsed extends Error {
  readonly seen: unknown

  constructor(seen: unknown) {
    super('glimpsed')
    this.seen = seen
  }
}

/**
 * Looks as `withStaffScope` does, and leaves nothing behind, not even that the session is in use: for what a browser asks by
 * itself while nobody may be sitting before it.
 */
export async function glimpseStaffScope<Result>(
  database: Database,
  who: Parameters<typeof withStaffScope>[1],
  look: (scope: StaffScope) => Promise<Result>,
): Promise<Result> {
  try {
    return await withStaffScope(database, who, async (scope) => {
      throw new Glimpsed(await look(scope))
    })
  } catch (fault) {
    if (fault instanceof Glimpsed) return fault.seen as Result
    throw fault
  }
}

/** Which of these tokens are of sessions that live; none of them is thereby in use. */
export async function keepLiveTokens(database: Database, tokens: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ token: string }>`
    select t.token from unnest(${[...tokens]}::text[]) t (token) cross join lateral resolve_session(t.token)`.execute(
    database.web,
  )
  return new Set(rows.map(({ token }) => token))
}

/** Opens the scope of the house's own work; `purpose` says which (ingestion, demo, migration of data). */
export async function withSystemScope<Result>(
  database: Database,
  { purpose, requestId = purpose }: { readonly purpose: string; readonly requestId?: string },
  work: (scope: SystemScope) => Promise<Result>,
): Promise<Result> {
  // The embedded database answers without ever leaving this thread: let signals, timers and requests in between.
  if (database.kind === 'embedded') await setImmediate()
  return database.transactWorker(async (db) => {
    const { rows } = await sql<{ at: Instant }>`select open_system_scope(${purpose}) as at`.execute(db)
    const { region } = database
    return work({ door: 'system', db: narrow<SystemTables>(db), now: rows[0]!.at, requestId, region, purpose })
  })
}

/** What anybody may read without signing in: institutions and rulebooks, no person. */
export async function withPublicScope<Result>(
  database: Database,
  { requestId }: { readonly requestId: string },
  work: (scope: PublicScope) => Promise<Result>,
): Promise<Result> {
  return database.transactWeb(async (db) => {
    const { rows } = await sql<{ at: Instant }>`select open_public_scope() as at`.execute(db)
    const { region } = database
    return work({ door: 'public', db: narrow<PublicTables>(db), now: rows[0]!.at, requestId, region })
  })
}

/** Opens what belongs to an account itself. Throws Refused without a live session. */
export async function withAccountScope<Result>(
  database: Database,
  who: { readonly token: string | null; readonly requestId: string },
  work: (scope: AccountScope) => Promise<Result>,
): Promise<Result> {
  if (!who.token) throw new Refused('sign-in')
  return database.transactWeb(async (db) => {
    const session = await readSessionOn(db, who.token!)
    if (!session) throw new Refused('sign-in')
    await sql`select * from open_account_scope(${who.token})`.execute(db)
    return work({
      door: 'account',
      db: narrow<AccountTables>(db),
      now: session.now,
      requestId: who.requestId,
      region: database.region,
      session,
    })
  })
}

/** Who is signed in, before any record is opened: the roles decide which pages there are. */
export function readSession(database: Database, token: string): Promise<SessionFacts | null> {
  return readSessionOn(database.web, token)
}

async function readSessionOn(db: Kysely<AllTables>, token: string): Promise<SessionFacts | null> {
  const { rows } = await sql<SessionRow>`select *, now() as at from resolve_session(${token})`.execute(db)
  const row = rows[0]
  if (!row) return null
  const work = await sql<SessionFacts['work'][number]>`
    select role, institution_id from resolve_roles(${row.accountId}::uuid)`.execute(db)
  const how = await sql<Pick<SessionFacts, 'worksAt' | 'hasFactor'>>`
    select works_at, has_factor from session_work(${row.sessionId}::uuid)`.execute(db)
  const subjects = await sql<Subject>`
    select person_id, capacity, categories, family, given, until from resolve_subjects(${row.accountId}::uuid)`.execute(
    db,
  )
  return {
    ...actorOf({ ...row, accountName: row.name }),
    email: row.email,
    isProved: row.isProved,
    roles: [...new Set(work.rows.map((each) => each.role))],
    work: work.rows,
    ...how.rows[0]!,
    subjects: subjects.rows,
    now: row.at,
  }
}

export type SessionFacts = Actor & {
  readonly email: string
  /** The password, or a passkey, was given in the last five minutes. */
  readonly isProved: boolean
  readonly roles: readonly StaffRole[]
  /** Each role with its institution; null: the region. */
  readonly work: readonly { readonly role: StaffRole; readonly institutionId: InstitutionId | null }[]
  /** Where somebody with several institutions works now. */
  readonly worksAt: InstitutionId | null
  /** The second step was taken, or what was shown stands for it. */
  readonly hasFactor: boolean
  readonly subjects: readonly Subject[]
  readonly now: Instant
}

export type Subject = {
  readonly personId: PersonId
  readonly capacity: 'self' | 'delegate' | 'guardian'
  readonly categories: readonly Category[] | null
  readonly family: string | null
  readonly given: string
  /** When the permission ends, if it does. */
  readonly until: Instant | null
}

type SessionRow = Omit<ActorRow, 'accountName'> & { name: string; email: string; isProved: boolean; at: Instant }
type ActorRow = { accountId: AccountId; sessionId: string; accountName: string; language: Language | null }
type PatientRow = ActorRow &
  Omit<Subject, 'until'> & {
    subjects: number
    roles: StaffRole[]
    institutions: InstitutionId[]
    isProved: boolean
    at: Instant
  }
type StaffRow = ActorRow & { role: StaffRole; institutionId: InstitutionId | null; at: Instant }

function actorOf(row: ActorRow): Actor {
  return { accountId: row.accountId, sessionId: row.sessionId, name: row.accountName, language: row.language }
}

/** No row came back: either nobody is signed in, or this person's record (or role) is not theirs. */
async function refuse(db: Transaction<AllTables>, token: string): Promise<never> {
  const session = await sql`select 1 from resolve_session(${token})`.execute(db)
  if (session.rows.length === 0) throw new Refused('sign-in')
  throw new NotFound('scope', { detail: 'no live grant or role' })
}

function narrow<Tables>(db: Kysely<AllTables>): Transaction<Tables> {
  return db as unknown as Transaction<Tables>
}
