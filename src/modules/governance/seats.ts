import { sql } from 'kysely'
import { Conflict, Invalid, NotFound, Refused } from '#base/errors'
import type { AccountId, InstitutionId } from '#base/ids'
import type { Instant } from '#base/instant'
import type { StaffScope, SystemScope } from '#platform/database/scopes'
import { bySeat, SEAT_KINDS, type Seat } from './seat.ts'

const MOST_OF_A_KIND = 9

type SeatRow = Pick<Seat, 'seatId' | 'kind' | 'number'> & {
  readonly holderId: AccountId | null
  readonly holderName: string | null
  readonly institutionId: InstitutionId | null
  readonly appointedAt: Instant | null
}

/** The seats of this region, and who holds each. */
export async function listSeats(scope: StaffScope | SystemScope): Promise<readonly Seat[]> {
  const { rows } = await sql<SeatRow>`
    select s.seat_id, s.kind, s.number, h.holder_id, h.holder_name, h.institution_id, h.appointed_at
    from seat s left join seat_holder h on h.seat_id = s.seat_id and h.ended_at is null
    where s.ended_at is null`.execute((scope as StaffScope).db)
  return rows.map(seatOf).toSorted(bySeat)
}

/** The seat that whoever acts holds; null: none. */
export async function readOwnSeat(scope: StaffScope): Promise<Seat | null> {
  return (await listSeats(scope)).find(({ holder }) => holder?.accountId === scope.actor.accountId) ?? null
}

/** One more seat of a kind. Throws Invalid for no kind of seat, or for the tenth. */
export async function addSeat(scope: StaffScope | SystemScope, { kind }: { readonly kind: string }): Promise<string> {
  refuseUnlessSteward(scope)
  const known = SEAT_KINDS.find((each) => each === kind)
  if (!known) throw new Invalid(`“${kind}” is no kind of seat`)
  const taken = (await listSeats(scope)).filter((seat) => seat.kind === known).map(({ number }) => number)
  const number = [1, 2, 3, 4, 5, 6, 7, 8, 9].find((each) => !taken.includes(each))
  if (!number) throw new Invalid(`there are ${MOST_OF_A_KIND} seats of this kind already`)
  const accountId = scope.door === 'staff' ? scope.actor.accountId : null
  const { rows } = await sql<{ seatId: string }>`
    insert into seat (kind, number, account_id) values (${known}, ${number}, ${accountId}::uuid)
    returning seat_id`.execute((scope as StaffScope).db)
  return rows[0]!.seatId
}

/** Takes a seat away, with whoever holds it; what it has said stays. Throws NotFound. */
export async function endSeat(scope: StaffScope, { seatId }: { readonly seatId: string }): Promise<void> {
  refuseUnlessSteward(scope)
  await sql`update seat_holder set ended_at = now() where seat_id = ${seatId}::uuid and ended_at is null`.execute(
    scope.db,
  )
  const { numAffectedRows } = await sql`
    update seat set ended_at = now() where seat_id = ${seatId}::uuid and ended_at is null`.execute(scope.db)
  if (!numAffectedRows) throw new NotFound('seat', { detail: 'no such seat, or ended already' })
}

/** What an appointment can meet. */
export type AppointFault = 'unknown-address' | 'holds-a-seat'

/**
 * Gives a seat to somebody who works at an institution or represents patients, by the address they sign in with; whoever
 * held it holds it no more. Nobody holds two, and stewards appoint others only. Null: done.
 */
export async function appointHolder(
  scope: StaffScope,
  { seatId, email }: { readonly seatId: string; readonly email: string },
): Promise<AppointFault | null> {
  refuseUnlessSteward(scope)
  const seats = await listSeats(scope)
  const seat = seats.find((each) => each.seatId === seatId)
  if (!seat) throw new NotFound('seat', { detail: 'no such seat' })
  const { rows } = await sql<{ holderId: AccountId; holderName: string; institutionId: InstitutionId | null }>`
    select holder_id, holder_name, institution_id from find_seat_candidate(${email.trim().toLowerCase()})`.execute(
    scope.db,
  )
  const found = rows[0]
  if (!found) return 'unknown-address'
  if (seats.some(({ holder }) => holder?.accountId === found.holderId)) return 'holds-a-seat'
  await dismissHolder(scope, { seatId })
  await sql`insert into seat_holder (seat_id, holder_id, holder_name, institution_id, account_id)
    values (${seatId}::uuid, ${found.holderId}::uuid, ${found.holderName}, ${found.institutionId},
            ${scope.actor.accountId}::uuid)`.execute(scope.db)
  return null
}

/** The seat is there and nobody holds it. Two changes of one seat in one instant are a Conflict. */
export async function dismissHolder(scope: StaffScope, { seatId }: { readonly seatId: string }): Promise<void> {
  refuseUnlessSteward(scope)
  const { rows } = await sql<{ isNow: boolean }>`
    select appointed_at = now() as is_now from seat_holder where seat_id = ${seatId}::uuid and ended_at is null`.execute(
    scope.db,
  )
  if (rows[0]?.isNow) throw new Conflict('this seat was given just now')
  await sql`update seat_holder set ended_at = now() where seat_id = ${seatId}::uuid and ended_at is null`.execute(
    scope.db,
  )
}

/** The house itself seats somebody: the demo region, whose accounts it has made. */
export async function seatAccount(
  scope: SystemScope,
  holder: {
    readonly kind: string
    readonly accountId: AccountId
    readonly name: string
    readonly institutionId: string | null
  },
): Promise<void> {
  const seatId = await addSeat(scope, holder)
  await sql`insert into seat_holder (seat_id, holder_id, holder_name, institution_id)
    values (${seatId}::uuid, ${holder.accountId}::uuid, ${holder.name}, ${holder.institutionId})`.execute(scope.db)
}

function refuseUnlessSteward(scope: StaffScope | SystemScope): void {
  if (scope.door === 'staff' && scope.role !== 'steward') throw new Refused('only stewards set seats')
}

function seatOf({ seatId, kind, number, holderId, holderName, institutionId, appointedAt }: SeatRow): Seat {
  const holder = holderId && { accountId: holderId, name: holderName!, institutionId, since: appointedAt! }
  return { seatId, kind, number, holder }
}
