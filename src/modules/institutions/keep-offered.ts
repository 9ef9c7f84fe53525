import { type RawBuilder, sql } from 'kysely'
import { type OfferedSchedule, type OfferedSlot, readSchedule, readSlot } from '#formats/fhir/read-offered'
import type { Resource } from '#formats/fhir/types'
import type { SystemScope } from '#platform/database/scopes'

/**
 * Keeps what an institution offers through its feed: its schedules as what can be booked, its slots as times. Of other
 * resources nothing. What has been booked follows its slot a little later (`tendVisits`). Answers how many slots.
 */
export async function keepOffered(
  scope: SystemScope,
  { institutionId, resources }: { readonly institutionId: string; readonly resources: readonly Resource[] },
): Promise<number> {
  const schedules = lastOf(
    resources.flatMap((resource) => readSchedule(resource) ?? []),
    ({ key }) => key,
  )
  const slots = lastOf(
    resources.flatMap((resource) => readSlot(resource) ?? []),
    ({ sourceId }) => sourceId,
  )
  if (schedules.length > 0) await keepServices(scope, institutionId, schedules)
  if (slots.length > 0) await nameUnknown(scope, institutionId, slots)
  for (const state of ['free', 'busy', 'gone'] as const) {
    const those = slots.filter((slot) => slot.state === state)
    if (those.length > 0) await keepSlots(scope, institutionId, { slots: those, state })
  }
  return slots.length
}

/** The same thing twice in one delivery: what was said last counts, as with any other resource. */
function lastOf<Thing>(things: readonly Thing[], keyOf: (thing: Thing) => string): readonly Thing[] {
  return [...new Map(things.map((thing) => [keyOf(thing), thing])).values()]
}

const NAMELESS = 'Appointment'

async function keepServices(
  scope: SystemScope,
  institutionId: string,
  schedules: readonly OfferedSchedule[],
): Promise<void> {
  await sql`insert into visit_service (institution_id, source_key, name, place)
    select ${institutionId}, k, left(n, 120), left(p, 200)
    from unnest(${schedules.map(({ key }) => key)}::text[], ${schedules.map(({ name }) => name ?? NAMELESS)}::text[],
                ${schedules.map(({ place }) => place ?? '')}::text[]) as t(k, n, p)
    on conflict (institution_id, source_key) do update set name = excluded.name,
      place = case when visit_service.place = '' then excluded.place else visit_service.place end
    returning service_id`.execute(scope.db)
}

/** A slot may come before its schedule: then it is called what the slot says, until the schedule is here. */
async function nameUnknown(scope: SystemScope, institutionId: string, slots: readonly OfferedSlot[]): Promise<void> {
  const named = lastOf(slots, ({ scheduleKey }) => scheduleKey)
  await sql`insert into visit_service (institution_id, source_key, name)
    select ${institutionId}, k, left(n, 120)
    from unnest(${named.map(({ scheduleKey }) => scheduleKey)}::text[],
                ${named.map(({ name }) => name ?? NAMELESS)}::text[]) as t(k, n)
    on conflict do nothing returning service_id`.execute(scope.db)
}

type OfState = { readonly slots: readonly OfferedSlot[]; readonly state: OfferedSlot['state'] }

async function keepSlots(scope: SystemScope, institutionId: string, { slots, state }: OfState): Promise<void> {
  const withdrawnAt = state === 'free' ? null : scope.now
  await sql`insert into slot as s (service_id, institution_id, source_id, starts_at, ends_at, withdrawn_at)
    select v.service_id, v.institution_id, t.id, t.from_at, t.until_at, ${withdrawnAt}::timestamptz
    from unnest(${slots.map(({ sourceId }) => sourceId)}::text[], ${slots.map(({ scheduleKey }) => scheduleKey)}::text[],
                ${slots.map(({ startsAt }) => startsAt.toISOString())}::timestamptz[],
                ${slots.map(({ endsAt }) => endsAt.toISOString())}::timestamptz[]) as t(id, schedule, from_at, until_at)
    join visit_service v on v.institution_id = ${institutionId} and v.source_key = t.schedule
    on conflict (institution_id, source_id) do update set service_id = excluded.service_id,
      moved_at = case when s.booking_id is not null and (s.starts_at, s.ends_at) is distinct from
        (excluded.starts_at, excluded.ends_at) then ${scope.now}::timestamptz else s.moved_at end,
      starts_at = excluded.starts_at, ends_at = excluded.ends_at, withdrawn_at = ${WITHDRAWN[state]}
    returning s.slot_id`.execute(scope.db)
}

/** Busy, and booked here: that is the echo of our own booking. */
const WITHDRAWN: Readonly<Record<OfferedSlot['state'], RawBuilder<unknown>>> = {
  free: sql`null`,
  busy: sql`case when s.booking_id is null then coalesce(s.withdrawn_at, excluded.withdrawn_at) end`,
  gone: sql`coalesce(s.withdrawn_at, excluded.withdrawn_at)`,
}
