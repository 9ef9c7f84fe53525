import { sql } from 'kysely'
import { Refused } from '#base/errors'
import type { PersonId } from '#base/ids'
import type { Instant } from '#base/instant'
import type { StaffScope } from '#platform/database/scopes'

/** Somebody who is expected on a day, or has come. */
export type Expected = {
  readonly personId: PersonId
  readonly visitId: string
  readonly personName: string
  readonly birthDate: string | null
  readonly startsAt: Instant
  /** Null: booked elsewhere, and checked in here. */
  readonly serviceName: string | null
  /** Where the service meets people by video; null and empty: it does not. */
  readonly videoLink: string | null
  readonly note: string
  readonly confirmedAt: Instant | null
  readonly phone: string
  readonly addressStands: boolean | null
  readonly wishes: string
  readonly arrivedAt: Instant | null
  /** What the institution asks people to agree to before it, and what was said. */
  readonly consents: readonly { readonly title: string; readonly answer: 'yes' | 'no' | null }[]
}

/**
 * Who is expected at the own institution on one of its days: what was booked here and stands, and who has checked in to
 * another appointment. In the order of the day. A
 * secretary wants `openTeams`, and sees them where the own team takes appointments. Throws Refused for other roles.
 */
export async function listExpected(scope: StaffScope, { day }: { readonly day: string }): Promise<readonly Expected[]> {
  if (!['clinician', 'secretary', 'clerk'].includes(scope.role)) throw new Refused('who receives sees who comes')
  const { rows } = await sql<Expected>`
    with wall as (select time_zone as tz from institution where institution_id = ${scope.institutionId}),
    day as (select (${day}::date)::timestamp at time zone tz as from_at, (${day}::date + 1)::timestamp at time zone tz as until_at from wall),
    booked as (select b.* from booking b, day d where b.institution_id = ${scope.institutionId} and b.ended_at is null
      and b.starts_at >= d.from_at and b.starts_at < d.until_at),
    entered as (select c.* from check_in c, day d where c.institution_id = ${scope.institutionId}
      and c.starts_at >= d.from_at and c.starts_at < d.until_at)
    select coalesce(b.person_id, c.person_id) as person_id, coalesce(b.booking_id, c.visit_id) as visit_id,
           coalesce(b.person_name, c.person_name) as person_name, coalesce(b.birth_date, c.birth_date) as birth_date,
           coalesce(b.starts_at, c.starts_at) as starts_at, v.name as service_name, v.video_link, coalesce(b.note, '') as note,
           c.confirmed_at, coalesce(c.phone, '') as phone, c.address_stands, coalesce(c.wishes, '') as wishes, c.arrived_at, a.consents
    from booked b full join entered c on c.person_id = b.person_id and c.visit_id = b.booking_id
    left join visit_service v on v.service_id = b.service_id
    cross join lateral (
      select coalesce(json_agg(json_build_object('title', t.title, 'answer', s.answer) order by t.made_at, t.text_id), '[]') as consents
      from consent_text t left join lateral (select s.answer from visit_consent s
        where s.person_id = coalesce(b.person_id, c.person_id) and s.visit_id = coalesce(b.booking_id, c.visit_id)
          and s.text_id = t.text_id order by s.answered_at desc limit 1) s on true
      where t.institution_id = ${scope.institutionId} and (t.service_id is null or t.service_id = b.service_id)
        and (t.ended_at is null or s.answer is not null)) a
    where b.booking_id is not null or not exists (select from booking o where o.person_id = c.person_id and o.booking_id = c.visit_id)
    order by 5, 3, 2 limit 500`.execute(scope.db)
  return rows
}
