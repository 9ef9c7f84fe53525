import type { Announcement, Effect } from '#announcements'
import { LANGUAGES } from '#base/categories'
import { BackLink } from '#ui/back-link/back-link'
import { Button } from '#ui/button/button'
import { ErrorSummary } from '#ui/error-summary/error-summary'
import { Facts } from '#ui/facts/facts'
import { LongField } from '#ui/long-field/long-field'
import { paths, type SiteOrRegion } from '../../paths.ts'
import { Paragraphs } from '../../patient/announcements/announcement-pages.tsx'
import { PortalPage } from '../../patient/portal-page.tsx'
import { dayWords } from '../../patient/questionnaires/ask-words.ts'
import type { Frame } from '../../patient/view-types.ts'
import { stateWords } from './own-announcements-page.tsx'

export type OwnAnnouncementPageProps = {
  readonly frame: Frame
  readonly place: SiteOrRegion
  readonly announcement: Announcement
  /** How many belong to the group now; null: fewer than twenty; undefined: not counted for this role. */
  readonly size: number | null | undefined
  readonly effect: Effect
  /** A no without a reason. */
  readonly hasFault: boolean
}

/** One of them: its words in each language, whom it is for, what became of it; and what can be done about it. */
export function OwnAnnouncementPage(props: OwnAnnouncementPageProps) {
  const { frame, place, announcement: one, hasFault } = props
  const { w } = frame
  const t = w.announcements.staff
  return (
    <PortalPage frame={frame} title={t.oneTitle}>
      <BackLink href={paths.ownAnnouncements(place)}>{t.title}</BackLink>
      <h1>{t.oneTitle}</h1>
      {hasFault && (
        <ErrorSummary title={w.errors.invalidTitle} text={t.whyFault} faults={[{ field: 'why', text: t.whyFault }]} />
      )}
      <Facts facts={factsOf(props)} />
      {LANGUAGES.map((language) => {
        const words = one.words[language]
        return (
          words && (
            <section lang={language} dir="auto">
              <h2 dir="auto">{words.title}</h2>
              <Paragraphs text={words.text} language={language} />
            </section>
          )
        )
      })}
      {place === 'region' && one.answer === null && !one.withdrawnAt && <Answer {...props} />}
      {place === 'institution' && !one.withdrawnAt && !one.isOver && (
        <form class="stack" method="post" action={paths.ownAnnouncement(place, one.announcementId)}>
          <p class="m">{t.withdrawHint}</p>
          <div>
            <Button kind="secondary" name="does" value="withdraw">
              {t.withdraw}
            </Button>
          </div>
        </form>
      )}
    </PortalPage>
  )
}

function factsOf({ frame, announcement: one, size, effect }: OwnAnnouncementPageProps) {
  const { w, timeZone } = frame
  const t = w.announcements.staff
  const count = (number: number | null) => (number === null ? w.console.fewerThanFive : w.formatNumber(number))
  const facts = [
    { label: t.state, value: stateWords(one, frame) },
    { label: t.institution, value: one.institutionName },
    { label: t.group, value: apart(groupWords(one, frame)) },
    { label: t.days, value: `${dayWords(one.beginsOn, frame)} – ${dayWords(one.endsOn, frame)}` },
    { label: t.by, value: apart([one.madeName, w.formatInstant(one.madeAt, timeZone)]) },
    one.answeredAt && {
      label: t.answered,
      value: apart([one.answeredName, w.formatInstant(one.answeredAt, timeZone), one.answerWords]),
    },
    size !== undefined && !one.gatheredAt && { label: t.size, value: size === null ? t.fewer : w.formatNumber(size) },
    one.gatheredAt && { label: t.meant, value: count(effect.meant) },
    one.gatheredAt && { label: t.reachable, value: count(effect.reachable) },
    one.gatheredAt && { label: t.told, value: count(effect.told) },
    one.gatheredAt && { label: t.opened, value: count(effect.opened) },
  ]
  return facts.filter((fact) => fact !== false && fact !== null)
}

/** One below the other, so that names do not turn round the words beside them. */
function apart(parts: readonly (string | null)[]) {
  return parts.filter(Boolean).map((part, at) => (
    <>
      {at > 0 && <br />}
      <bdi>{part}</bdi>
    </>
  ))
}

/** Whom it is for: in a place, from an age, up to an age, known to the institution. */
function groupWords({ place, ageFrom, ageUntil, knownHere }: Announcement, { w }: Frame): readonly string[] {
  const t = w.announcements.staff
  return [
    place ? t.inPlace({ place }) : t.everywhere,
    ageFrom !== null ? t.fromAge({ age: ageFrom }) : '',
    ageUntil !== null ? t.untilAge({ age: ageUntil }) : '',
    knownHere ? t.knownYes : '',
  ]
}

function Answer({ frame, announcement, place, hasFault }: OwnAnnouncementPageProps) {
  const t = frame.w.announcements.staff
  return (
    <form class="stack" method="post" action={paths.ownAnnouncement(place, announcement.announcementId)}>
      <h2>{t.answerTitle}</h2>
      <p>{t.question}</p>
      <LongField name="why" label={t.why} longest={1000} fault={hasFault ? t.whyFault : null} />
      <div class="inline">
        <Button name="does" value="yes">
          {t.yes}
        </Button>
        <Button kind="secondary" name="does" value="no">
          {t.no}
        </Button>
      </div>
    </form>
  )
}
