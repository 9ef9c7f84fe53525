import { nameOfAddress } from '#accounts'
import { Invalid, NotFound } from '#base/errors'
import {
  addPushDevice,
  type ChosenNotices,
  chooseNotices,
  endOwnDevice,
  type NoticeChoice,
  RECORD_TIMES,
  readNoticeChoice,
} from '#notices'
import type { AccountScope } from '#platform/database/scopes'
import { paths } from '../../paths.ts'
import type { Frame } from '../../patient/view-types.ts'
import type { Shown, Visit } from '../../shell/visit.ts'
import { NoticesPage } from './notices-page.tsx'

/** What the account is told of. */
export async function showNotices(scope: AccountScope, { query }: Visit, frame: Frame): Promise<Shown> {
  const read = await readNoticeChoice(scope)
  const mail = nameOfAddress(scope.session.email).includes('@') ? scope.session.email : null
  return {
    view: <NoticesPage {...{ ...read, frame, mail }} isSaved={query.saved === 'yes'} hasFault={false} />,
    ...(frame.push && { runsScript: true as const }),
  }
}

/** Chooses anew; hours that are the same come back. */
export async function saveNotices(scope: AccountScope, { form }: Visit, frame: Frame): Promise<Shown> {
  const record = RECORD_TIMES.find((each) => each === form.record)
  const saysBoth = [form.teams, form.announcements].every((each) => each === 'yes' || each === 'no')
  if (!record || !saysBoth) throw new Invalid('form', { detail: 'what to be told of' })
  const read = await readNoticeChoice(scope)
  const quiet = form.quiet === 'yes' ? { from: hourIn(form.from), until: hourIn(form.until) } : null
  const choice: NoticeChoice = {
    record,
    others: RECORD_TIMES.find((each) => each === form.others) ?? read.choice.others,
    teams: form.teams === 'yes',
    announcements: form.announcements === 'yes',
    ...channelIn(form.channel, read),
    quiet,
  }
  if (quiet && quiet.from === quiet.until) {
    const mail = nameOfAddress(scope.session.email).includes('@') ? scope.session.email : null
    return { view: <NoticesPage {...{ ...read, choice, frame, mail }} isSaved={false} hasFault />, status: 422 }
  }
  await chooseNotices(scope, choice, { timeZone: frame.timeZone })
  return { goTo: paths.notices('yes') }
}

/** Tells on this device from now on, or on one no more. Throws NotFound where the region tells on none. */
export async function changeDevices(scope: AccountScope, { form }: Visit, frame: Frame): Promise<Shown> {
  if (form.ends) await endOwnDevice(scope, { deviceId: form.ends })
  else {
    if (!frame.push) throw new NotFound('page', { detail: 'no keys for web push' })
    const { endpoint = '', p256dh = '', auth = '' } = form
    const { services } = frame.push
    const name = frame.w.notices.deviceOf({ day: frame.w.formatInstantDay(scope.now, frame.timeZone) })
    await addPushDevice(scope, { endpoint, p256dh, auth, name }, { services, timeZone: frame.timeZone })
  }
  return { goTo: paths.notices('yes') }
}

/** By SMS to a number that is there, by letter of a desk that prints, and else by mail. */
function channelIn(
  word: string | undefined,
  { phone, desks, devices }: ChosenNotices,
): Pick<NoticeChoice, 'channel' | 'letterInstitution'> {
  const desk = desks.find(({ institutionId }) => word === `letter:${institutionId}`)
  if (desk) return { channel: 'letter', letterInstitution: desk.institutionId }
  if (word === 'push' && devices.length > 0) return { channel: 'push', letterInstitution: null }
  return { channel: word === 'sms' && phone ? 'sms' : 'mail', letterInstitution: null }
}

/** Throws Invalid for what is no hour. */
function hourIn(text: string | undefined): number {
  if (!/^([01]?\d|2[0-3])$/.test(text ?? '')) throw new Invalid('hour', { detail: 'not an hour of the day' })
  return Number(text)
}
