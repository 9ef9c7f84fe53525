import { sql } from 'kysely'
import { isMailAddress } from '#accounts'
import type { Language } from '#base/categories'
import { readClinicalDate } from '#base/instant'
import { translator } from '#messages/translator'
import type { SystemScope } from '#platform/database/scopes'
import { queueMessage } from '#platform/post/queue-message'

type Growing = {
  readonly personId: string
  readonly accountId: string
  readonly email: string
  readonly language: Language | null
  readonly fromAge: number
  readonly changesOn: string
  readonly days: number
}

const FIRST_DAYS = 90
const SECOND_DAYS = 30

/**
 * Tells both sides by mail, ninety and thirty days before, that a birthday changes who sees what: each on their own
 * address, without a name. Each message is written once, however often this is asked. Answers how many were written.
 */
export async function tellOfBirthdays(scope: SystemScope, { address }: { readonly address: string }): Promise<number> {
  const { rows } = await sql<Growing>`
    select g.person_id, g.account_id, g.email, g.language, g.from_age, g.changes_on::text as changes_on, g.days
    from list_growing((${scope.now}::timestamptz)::date, (${scope.now}::timestamptz)::date + ${FIRST_DAYS}::int) g
    where g.days > 0 and not exists (select from outgoing_message m where m.message_key =
      concat_ws('/', 'birthday', g.account_id, g.person_id, g.from_age,
                case when g.days <= ${SECOND_DAYS}::int then ${SECOND_DAYS}::int else ${FIRST_DAYS}::int end))`.execute(
    scope.db,
  )
  const reachable = rows.filter(({ email }) => isMailAddress(email))
  for (const each of reachable) await tell(scope, each, address)
  return reachable.length
}

async function tell(scope: SystemScope, each: Growing, address: string): Promise<void> {
  const { growing, formatDate } = translator(each.language ?? 'en')
  const day = formatDate(readClinicalDate(each.changesOn)!)
  const before = each.days <= SECOND_DAYS ? SECOND_DAYS : FIRST_DAYS
  await queueMessage(scope, {
    key: ['birthday', each.accountId, each.personId, each.fromAge, before].join('/'),
    kind: 'mail',
    institutionId: null,
    to: each.email,
    subject: growing.mailSubject,
    body: growing.mail({ day, address }),
  })
}
