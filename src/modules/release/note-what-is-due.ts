import { sql } from 'kysely'
import type { Instant } from '#base/instant'
import type { SystemScope } from '#platform/database/scopes'
import { readLiveRulebook } from './read-live-rulebook.ts'
import type { Rulebook } from './rulebook.ts'

/**
 * Notes what time alone makes due: a rulebook whose day has come, and the birthdays on which somebody joins or leaves a
 * population. Each is noted once, whoever asks and however often.
 */
export async function noteWhatIsDue(scope: SystemScope): Promise<void> {
  const rulebook = await readLiveRulebook(scope)
  const today = scope.now.toISOString().slice(0, 10)
  const { rows } = await sql<{ newBook: boolean; newDay: boolean }>`
    select not exists (select from redecide_job where key = ${`rulebook ${rulebook.version}`}) as new_book,
           not exists (select from redecide_job where key = ${`birthdays ${today}`}) as new_day`.execute(scope.db)
  if (rows[0]!.newBook)
    await sql`insert into redecide_job (key, because, rulebook_version)
      values (${`rulebook ${rulebook.version}`}, ${`rulebook ${rulebook.version} is in force`}, ${rulebook.version})
      on conflict do nothing`.execute(scope.db)
  if (rows[0]!.newDay) await noteBirthdays(scope, rulebook, today)
}

const LONGEST_ABSENCE_DAYS = 31
const DAY_MS = 86_400_000

/** Those of every day since the last one that was noted: a portal may have been off. */
async function noteBirthdays(scope: SystemScope, rulebook: Rulebook, today: string): Promise<void> {
  const { rows } = await sql<{ last: string | null }>`
    select max(substr(key, 11)) as last from redecide_job where key like 'birthdays %'`.execute(scope.db)
  const last = rows[0]!.last === null ? Number.NaN : Date.parse(rows[0]!.last)
  const from = Number.isNaN(last) ? Date.parse(today) : last + DAY_MS
  const first = Math.max(from, Date.parse(today) - LONGEST_ABSENCE_DAYS * DAY_MS)
  const dates: string[] = []
  for (let day = first; day <= Date.parse(today); day += DAY_MS) dates.push(...birthDatesDue(rulebook, new Date(day)))
  if (dates.length > 0)
    await sql`insert into redecide_person (person_id, asked_at, because)
      select distinct person_id, ${scope.now}::timestamptz, 'birthday' from patient_link
      where parted_at is null and demographics::jsonb ->> 'birthDate' = any (${dates}::text[])
      on conflict do nothing`.execute(scope.db)
  await sql`insert into redecide_job (key, because, started_at, finished_at)
    values (${`birthdays ${today}`}, 'birthdays', ${scope.now}::timestamptz, ${scope.now}::timestamptz)
    on conflict do nothing`.execute(scope.db)
}

/** The birth dates of those who reach an age of the rulebook on this day; born on 29 February, on 1 March. */
export function birthDatesDue({ populations }: Pick<Rulebook, 'populations'>, day: Instant): readonly string[] {
  const ages = new Set(populations.flatMap(({ ageFrom, ageBelow }) => [ageFrom ?? [], ageBelow ?? []].flat()))
  const [year, monthDay] = [day.getUTCFullYear(), day.toISOString().slice(5, 10)]
  return [...ages].flatMap((age) => {
    const born = String(year - age).padStart(4, '0')
    const isLeapDay = monthDay === '03-01' && !isLeap(year) && isLeap(year - age)
    return [`${born}-${monthDay}`, ...(isLeapDay ? [`${born}-02-29`] : [])]
  })
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}
