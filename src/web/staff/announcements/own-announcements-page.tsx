import { type Announcement, LONGEST_TEXT, LONGEST_TITLE, wordsFor } from '#announcements'
import { LANGUAGES, type Language } from '#base/categories'
import { BackLink } from '#ui/back-link/back-link'
import { Button } from '#ui/button/button'
import { CheckField } from '#ui/choice/choice'
import { DataTable } from '#ui/data-table/data-table'
import { EmptyState } from '#ui/empty-state/empty-state'
import { ErrorSummary } from '#ui/error-summary/error-summary'
import { Field } from '#ui/field/field'
import { LongField } from '#ui/long-field/long-field'
import { LANGUAGE_NAMES } from '#ui/menu/language-menu'
import { More } from '#ui/more/more'
import { Notice } from '#ui/notice/notice'
import { paths, type SiteOrRegion } from '../../paths.ts'
import { PortalPage } from '../../patient/portal-page.tsx'
import { dayWords } from '../../patient/questionnaires/ask-words.ts'
import type { Frame } from '../../patient/view-types.ts'

export type AnnouncementFault = 'words' | 'long' | 'age' | 'days' | 'small'

export type OwnAnnouncementsPageProps = {
  readonly frame: Frame
  readonly place: SiteOrRegion
  readonly announcements: readonly Announcement[]
  readonly typed: Readonly<Record<string, string | undefined>>
  readonly fault: AnnouncementFault | null
}

/** What was told to groups: for the institution that writes, with its form; for stewards, who let it go out. */
export function OwnAnnouncementsPage(props: OwnAnnouncementsPageProps) {
  const { frame, place, announcements, fault } = props
  const { w } = frame
  const t = w.announcements.staff
  const back = place === 'institution' ? w.staff.institutionTitle : w.staff.regionTitle
  return (
    <PortalPage frame={frame} title={t.title} wide>
      <BackLink href={place === 'institution' ? paths.institution() : paths.region()}>{back}</BackLink>
      <h1>{t.title}</h1>
      {fault && (
        <ErrorSummary
          title={w.errors.invalidTitle}
          text={t.faults[fault]}
          faults={[{ field: fieldOf(fault, frame), text: t.faults[fault] }]}
        />
      )}
      <p class="lead">{place === 'institution' ? t.intro : t.regionIntro}</p>
      {announcements.length === 0 ? <EmptyState sentences={[t.none]} /> : <Table {...props} />}
      {place === 'institution' && <NewForm {...props} />}
    </PortalPage>
  )
}

function fieldOf(fault: AnnouncementFault, { w }: Frame): string {
  if (fault === 'words') return `title-${w.language}`
  if (fault === 'long') return `text-${w.language}`
  return { age: 'ageFrom', days: 'beginsOn', small: 'place' }[fault]
}

function Table({ frame, place, announcements }: OwnAnnouncementsPageProps) {
  const { w } = frame
  const t = w.announcements.staff
  return (
    <DataTable
      caption={t.title}
      isCaptionHidden
      columns={[{ title: t.what }, { title: t.institution }, { title: t.days }, { title: t.state }]}
      rows={announcements.map((one) => {
        const { title, language } = wordsFor(one.words, w.language)
        return {
          key: one.announcementId,
          cells: [
            <a href={paths.ownAnnouncement(place, one.announcementId)}>
              <bdi lang={language}>{title}</bdi>
            </a>,
            <bdi>{one.institutionName}</bdi>,
            `${dayWords(one.beginsOn, frame)} – ${dayWords(one.endsOn, frame)}`,
            stateWords(one, frame),
          ],
        }
      })}
    />
  )
}

/** Where it stands. */
export function stateWords(one: Announcement, { w }: Frame): string {
  const t = w.announcements.staff.states
  if (one.withdrawnAt) return t.withdrawn
  if (one.answer === 'no') return t.refused
  if (one.isOver) return t.over
  if (one.answer === null) return t.waits
  return one.gatheredAt ? t.runs : t.approved
}

type WordsFieldsProps = Pick<OwnAnnouncementsPageProps, 'frame' | 'typed' | 'fault'> & { readonly language: Language }

/** Title and text in one language; what is wrong with words is told at those of the writer's own. */
function WordsFields({ frame, typed, fault, language }: WordsFieldsProps) {
  const t = frame.w.announcements.staff
  const isOwn = language === frame.w.language
  return (
    <>
      <Field
        name={`title-${language}`}
        label={t.titleIn({ language: LANGUAGE_NAMES[language] })}
        value={typed[`title-${language}`] ?? ''}
        hint={t.titleHint({ count: LONGEST_TITLE })}
        fault={isOwn && fault === 'words' ? t.faults.words : null}
      />
      <LongField
        name={`text-${language}`}
        label={t.textIn({ language: LANGUAGE_NAMES[language] })}
        value={typed[`text-${language}`] ?? ''}
        longest={LONGEST_TEXT}
        fault={isOwn && fault === 'long' ? t.faults.long : null}
      />
    </>
  )
}

function NewForm({ frame, typed, fault }: OwnAnnouncementsPageProps) {
  const t = frame.w.announcements.staff
  const faultAt = (one: AnnouncementFault) => (fault === one ? t.faults[one] : null)
  const own = frame.w.language
  const fields = { frame, typed, fault }
  return (
    <form class="stack" method="post" action={paths.ownAnnouncements('institution')}>
      <h2>{t.newTitle}</h2>
      <Notice kind="info">
        <p>{t.notHealth}</p>
      </Notice>
      <WordsFields language={own} {...fields} />
      <More summary={t.otherLanguages}>
        {LANGUAGES.filter((language) => language !== own).map((language) => (
          <WordsFields language={language} {...fields} />
        ))}
      </More>
      <h3>{t.group}</h3>
      <p class="m">{t.groupHint}</p>
      <Field name="place" label={t.place} value={typed.place ?? ''} fault={faultAt('small')} />
      <Field name="ageFrom" label={t.ageFrom} value={typed.ageFrom ?? ''} inputMode="numeric" fault={faultAt('age')} />
      <Field name="ageUntil" label={t.ageUntil} value={typed.ageUntil ?? ''} inputMode="numeric" />
      <CheckField
        label={t.known}
        choices={[{ name: 'knownHere', text: t.knownYes, isChosen: typed.knownHere === 'yes' }]}
      />
      <Field
        name="beginsOn"
        type="date"
        label={t.begins}
        value={typed.beginsOn ?? ''}
        fault={faultAt('days')}
        isRequired
      />
      <Field name="endsOn" type="date" label={t.ends} value={typed.endsOn ?? ''} isRequired />
      <div>
        <Button>{t.send}</Button>
      </div>
    </form>
  )
}
