import { nameOfAddress } from '#accounts'
import { Invalid } from '#base/errors'
import { chooseNotices, type NoticeChoice, RECORD_TIMES, readNoticeChoice } from '#notices'
import type { AccountScope } from '#platform/database/scopes'
import { paths } from '../../paths.ts'
import type { Frame } from '../../patient/view-types.ts'
import type { Shown, Visit } from '../../shell/visit.ts'
import { NoticesPage } from './notices-page.tsx'

/** What the account is told of. */
export async function showNotices(scope: AccountScope, { query }: Visit, frame: Frame): Promise<Shown> {
  const { choice, phone, helps } = await readNoticeChoice(scope)
  const mail = nameOfAddress(scope.session.email).includes('@') ? scope.session.email : null
  return {
    view: <NoticesPage {...{ frame, choice, helps, phone, mail }} isSaved={query.saved === 'yes'} hasFault={false} />,
  }
}

/** Chooses anew; hours that are the same come back. */
export async function saveNotices(scope: AccountScope, { form }: Visit, frame: Frame): Promise<Shown> {
  const record = RECORD_TIMES.find((each) => each === form.record)
  const saysBoth = [form.teams, form.announcements].every((each) => each === 'yes' || each === 'no')
  if (!record || !saysBoth) throw new Invalid('form', { detail: 'what to be told of' })
  const { choice: before, phone, helps } = await readNoticeChoice(scope)
  const quiet = form.quiet === 'yes' ? { from: hourIn(form.from), until: hourIn(form.until) } : null
  const choice: NoticeChoice = {
    record,
    others: RECORD_TIMES.find((each) => each === form.others) ?? before.others,
    teams: form.teams === 'yes',
    announcements: form.announcements === 'yes',
    channel: form.channel === 'sms' && phone ? 'sms' : 'mail',
    quiet,
  }
  if (quiet && quiet.from === quiet.until) {
    const mail = nameOfAddress(scope.session.email).includes('@') ? scope.session.email : null
    return { view: <NoticesPage {...{ frame, choice, helps, phone, mail }} isSaved={false} hasFault />, status: 422 }
  }
  await chooseNotices(scope, choice, { timeZone: frame.timeZone })
  return { goTo: paths.notices('yes') }
}

/** Throws Invalid for what is no hour. */
function hourIn(text: string | undefined): number {
  if (!/^([01]?\d|2[0-3])$/.test(text ?? '')) throw new Invalid('hour', { detail: 'not an hour of the day' })
  return Number(text)
}
