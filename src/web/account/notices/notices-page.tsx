import { type LetterDesk, type NoticeChoice, type PushDevice, RECORD_TIMES } from '#notices'
import { BackLink } from '#ui/back-link/back-link'
import { Button } from '#ui/button/button'
import { CheckField, RadioField } from '#ui/choice/choice'
import { ErrorSummary } from '#ui/error-summary/error-summary'
import { SelectField } from '#ui/field/field'
import { Notice } from '#ui/notice/notice'
import { leftToRight } from '../../left-to-right.ts'
import { paths } from '../../paths.ts'
import { PortalPage } from '../../patient/portal-page.tsx'
import type { Frame } from '../../patient/view-types.ts'
import { Devices } from './devices-part.tsx'

export type NoticesPageProps = {
  readonly frame: Frame
  readonly choice: NoticeChoice
  /** There are others whose records one sees. */
  readonly helps: boolean
  /** Confirmed for codes; null: there is none. */
  readonly phone: string | null
  /** Desks that print letters for the own record. */
  readonly desks: readonly LetterDesk[]
  /** Devices whose browsers tell. */
  readonly devices: readonly PushDevice[]
  /** Null: the account came without one. */
  readonly mail: string | null
  readonly isSaved: boolean
  /** The quiet hours begin when they end. */
  readonly hasFault: boolean
}

/** What one is told of outside of the portal, how, and when not. */
export function NoticesPage(props: NoticesPageProps) {
  const { frame, mail, phone, desks, devices, isSaved, hasFault } = props
  const { w } = frame
  const t = w.notices
  return (
    <PortalPage frame={frame} title={t.title}>
      <BackLink href={paths.settings()}>{w.frame.backTo({ page: w.settings.title })}</BackLink>
      <h1>{t.title}</h1>
      {isSaved && (
        <Notice kind="info">
          <p role="status">{t.saved}</p>
        </Notice>
      )}
      {hasFault && (
        <ErrorSummary
          title={w.errors.invalidTitle}
          text={t.hoursFault}
          faults={[{ field: 'from', text: t.hoursFault }]}
        />
      )}
      <p class="lead">{t.lead}</p>
      {!mail && !phone && desks.length === 0 && devices.length === 0 && (
        <Notice kind="info">
          <p>
            {t.nowhere} <a href={paths.waysIn()}>{t.addNumber}</a>
          </p>
        </Notice>
      )}
      <NoticesForm {...props} />
      <Devices frame={frame} devices={devices} />
      <Elsewhere frame={frame} />
    </PortalPage>
  )
}

function NoticesForm(props: NoticesPageProps) {
  const { frame, choice, helps } = props
  const { w } = frame
  const t = w.notices
  return (
    <form class="stack" method="post" action={paths.notices()}>
      <RadioField
        name="record"
        label={t.record}
        hint={t.recordHint}
        value={choice.record}
        choices={RECORD_TIMES.map((time) => ({ value: time, text: t.times[time] }))}
      />
      {helps && (
        <RadioField
          name="others"
          label={t.others}
          hint={t.othersHint}
          value={choice.others}
          choices={RECORD_TIMES.map((time) => ({ value: time, text: t.times[time] }))}
        />
      )}
      <YesOrNo frame={frame} name="teams" label={t.teams} hint={t.teamsHint} isChosen={choice.teams} />
      <YesOrNo
        frame={frame}
        name="announcements"
        label={w.announcements.title}
        hint={t.announcementsHint}
        isChosen={choice.announcements}
      />
      <Channel {...props} />
      <Quiet {...props} />
      <div>
        <Button>{w.settings.save}</Button>
      </div>
    </form>
  )
}

type YesOrNoProps = {
  readonly frame: Frame
  readonly name: 'teams' | 'announcements'
  readonly label: string
  readonly hint: string
  readonly isChosen: boolean
}

function YesOrNo({ frame, name, label, hint, isChosen }: YesOrNoProps) {
  const { times } = frame.w.notices
  const choices = [
    { value: 'yes', text: times['at-once'] },
    { value: 'no', text: times.never },
  ]
  return <RadioField name={name} label={label} hint={hint} value={isChosen ? 'yes' : 'no'} choices={choices} />
}

function Channel({ frame, choice, phone, mail, desks, devices }: NoticesPageProps) {
  const t = frame.w.notices
  if (!phone && desks.length === 0 && devices.length === 0)
    return (
      <p class="m">
        {mail && `${t.byMail({ address: leftToRight(mail) })} `}
        {mail && <a href={paths.waysIn()}>{t.addNumber}</a>}
      </p>
    )
  return (
    <>
      <Ways {...{ frame, choice, phone, mail, desks, devices }} />
      {!phone && (
        <p>
          <a href={paths.waysIn()}>{t.addNumber}</a>
        </p>
      )}
    </>
  )
}

function Ways({
  frame,
  choice,
  phone,
  mail,
  desks,
  devices,
}: Omit<NoticesPageProps, 'helps' | 'isSaved' | 'hasFault'>) {
  const t = frame.w.notices
  return (
    <RadioField
      name="channel"
      label={t.how}
      hint={desks.length > 0 ? t.letterHint : undefined}
      value={choice.channel === 'letter' ? `letter:${choice.letterInstitution}` : choice.channel}
      choices={[
        ...(mail ? [{ value: 'mail', text: t.byMail({ address: leftToRight(mail) }) }] : []),
        ...(phone ? [{ value: 'sms', text: t.bySms({ number: leftToRight(phone) }) }] : []),
        ...(devices.length > 0 ? [{ value: 'push', text: t.onDevices }] : []),
        ...desks.map(({ institutionId, name }) => ({
          value: `letter:${institutionId}`,
          text: t.byLetter({ institution: name }),
        })),
      ]}
    />
  )
}

const HOURS = Array.from({ length: 24 }, (_, hour) => ({
  value: String(hour),
  text: `${String(hour).padStart(2, '0')}:00`,
}))

function Quiet({ frame, choice: { quiet }, hasFault }: NoticesPageProps) {
  const t = frame.w.notices
  return (
    <>
      <CheckField
        label={t.quiet}
        hint={t.quietHint}
        choices={[{ name: 'quiet', text: t.quietYes, isChosen: quiet !== null }]}
      />
      <SelectField
        name="from"
        label={t.from}
        value={String(quiet?.from ?? 21)}
        choices={HOURS}
        fault={hasFault ? t.hoursFault : null}
      />
      <SelectField name="until" label={t.until} value={String(quiet?.until ?? 7)} choices={HOURS} />
    </>
  )
}

/** What is chosen on other pages, and what is always told. */
function Elsewhere({ frame }: Pick<NoticesPageProps, 'frame'>) {
  const { w, visitor } = frame
  const t = w.notices
  return (
    <section>
      <h2>{t.elsewhere}</h2>
      <ul>
        {visitor?.subject && (
          <>
            <li>
              <a href={paths.appointments()}>{t.visits}</a>
            </li>
            <li>
              <a href={paths.accessLog()}>{t.looks}</a>
            </li>
          </>
        )}
        <li>{t.always}</li>
      </ul>
    </section>
  )
}
