import { sql } from 'kysely'
import { Refused } from '#base/errors'
import type { AccountId, InstitutionId } from '#base/ids'
import type { Instant } from '#base/instant'
import type { AccountScope, StaffRole, StaffScope } from '#platform/database/scopes'
import { normaliseEmail } from '../normalise-email.ts'
import { fitsPlace, rolesToGive } from './decide-role.ts'

/** A role that somebody has now. */
export type GivenRole = {
  readonly roleId: string
  readonly accountId: AccountId
  readonly name: string
  readonly email: string
  readonly role: StaffRole
  readonly institutionId: InstitutionId | null
  readonly givenAt: Instant
  readonly givenBecause: string | null
  readonly confirmedAt: Instant
  /** Announced, because nobody has confirmed it in time: from then on it opens nothing. */
  readonly suspendsAt: Instant | null
  readonly suspendedAt: Instant | null
  /** Of a live session; null: none. */
  readonly lastUsedAt: Instant | null
  /** Of who looks, by whichever account: somebody else decides. */
  readonly isOwn: boolean
}

/** Who works here: at the administrator's institution, or for stewards everywhere. By name. */
export async function listStaff(scope: StaffScope): Promise<readonly GivenRole[]> {
  const { rows } = await sql<GivenRole>`select * from list_staff()`.execute(scope.db)
  return rows
}

/** A role that waits for a second person, or waited until who asked had left. */
export type RoleProposal = Pick<GivenRole, 'name' | 'role' | 'institutionId'> & {
  readonly proposalId: string
  readonly because: string
  readonly proposedAt: Instant
  readonly proposerName: string
  /** The role is there and suspended. */
  readonly bringsBack: boolean
  /** Who asked may not ask any more; somebody else asks anew. */
  readonly isOver: boolean
  readonly isAboutOwn: boolean
  /** Asked for by who looks, by whichever account. */
  readonly isOwn: boolean
}

/** Dangerous roles that one person has asked for, the first first; behind them what is over, for thirty days. */
export async function listRoleProposals(scope: StaffScope): Promise<readonly RoleProposal[]> {
  const { rows } = await sql<RoleProposal>`select * from list_role_proposals()`.execute(scope.db)
  return rows
}

export type RoleToGive = {
  readonly signInName: string
  readonly role: StaffRole
  readonly institutionId: string | null
  readonly because: string
}

/** Given; waits for a second person; they have it, or it waits already; or why not. */
export type RoleGiven = 'given' | 'proposed' | 'had' | 'nobody' | 'refused'

/** Gives a role to whoever has this whole sign-in name; looking the name up is written down, too. */
export async function giveRole(
  scope: StaffScope,
  { signInName, role, institutionId, because }: RoleToGive,
): Promise<RoleGiven> {
  if (!rolesToGive(scope.role).includes(role) || !fitsPlace(role, institutionId)) return 'refused'
  const email = normaliseEmail(signInName)
  const { rows } = await sql<{ accountId: AccountId }>`
    select account_id from find_account_to_employ(${email})`.execute(scope.db)
  const [found] = rows
  if (!found) return 'nobody'
  const { rows: given } = await sql<{ word: RoleGiven }>`
    select give_staff_role(${found.accountId}::uuid, ${role}, ${institutionId}, ${because}) as word`.execute(scope.db)
  return given[0]!.word
}

/** A second person wants a role, too, or does not. False: it is not theirs to say, or has been said. */
export async function decideRole(
  scope: StaffScope,
  { proposalId, agrees, because }: { readonly proposalId: string; readonly agrees: boolean; readonly because: string },
): Promise<boolean> {
  const { rows } = await sql<{ word: string }>`
    select decide_role_proposal(${proposalId}::uuid, ${agrees}, ${because}) as word`.execute(scope.db)
  return rows[0]!.word !== 'refused'
}

/** Ends one role or (null) all of an account that are the scope's to end, and its sessions with them. How many ended. */
export async function endRoles(
  scope: StaffScope,
  {
    accountId,
    roleId,
    because,
  }: { readonly accountId: string; readonly roleId: string | null; readonly because: string },
): Promise<number> {
  const { rows } = await sql<{ ended: number }>`
    select end_staff_roles(${accountId}::uuid, ${roleId}::uuid, ${because}) as ended`.execute(scope.db)
  return rows[0]!.ended
}

/**
 * Says that a role is still right; brings it back where it was suspended. `proposed`: it was suspended and is one that two
 * people must want. `refused`: not theirs to say, or asked for already.
 */
export async function confirmRole(
  scope: StaffScope,
  { roleId }: { readonly roleId: string },
): Promise<'confirmed' | 'proposed' | 'refused'> {
  const { rows } = await sql<{ word: 'confirmed' | 'proposed' | 'refused' }>`
    select confirm_staff_role(${roleId}::uuid) as word`.execute(scope.db)
  return rows[0]!.word
}

type StaffAct =
  | 'give'
  | 'propose'
  | 'refuse'
  | 'end'
  | 'confirm'
  | 'suspend'
  | 'look-up'
  | 'work-elsewhere'
  | 'lapse'
  | 'set-up'

/** What was done about a role, by whom and why. */
export type StaffActRow = {
  readonly at: Instant
  readonly act: StaffAct
  readonly accountName: string
  readonly role: StaffRole | null
  readonly institutionId: InstitutionId | null
  readonly because: string | null
  readonly actorName: string
  readonly actorRole: string
}

/** What was done about roles, the newest first: for stewards and privacy officers. */
export async function listStaffActs(
  scope: StaffScope,
  { take, skip }: { readonly take: number; readonly skip: number },
): Promise<readonly StaffActRow[]> {
  const { rows } = await sql<StaffActRow>`select * from list_staff_acts(${take}::int, ${skip}::int)`.execute(scope.db)
  return rows
}

/** From now on, and on all open pages of this sign-in, one works at that institution. Throws Refused where one does not. */
export async function chooseWork(
  scope: AccountScope,
  { institutionId }: { readonly institutionId: string },
): Promise<void> {
  const { rows } = await sql<{ done: boolean }>`
    select choose_work(${scope.session.sessionId}::uuid, ${institutionId}) as done`.execute(scope.db)
  if (!rows[0]?.done) throw new Refused('no role there')
}
