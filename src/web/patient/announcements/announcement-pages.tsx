import { type ReadAnnouncement, wordsFor } from '#announcements'
import { BackLink } from '#ui/back-link/back-link'
import { EmptyState } from '#ui/empty-state/empty-state'
import { Notice } from '#ui/notice/notice'
import { Tag } from '#ui/tag/tag'
import { paths } from '../../paths.ts'
import { PortalPage } from '../portal-page.tsx'
import { dayWords } from '../questionnaires/ask-words.ts'
import type { Frame } from '../view-types.ts'

type ListProps = { readonly frame: Frame; readonly announcements: readonly ReadAnnouncement[] }

/** What services have told groups that this person belongs to. */
export function AnnouncementsPage({ frame, announcements }: ListProps) {
  const t = frame.w.announcements
  return (
    <PortalPage frame={frame} title={t.title}>
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      {announcements.length === 0 ? (
        <EmptyState sentences={[t.none]} />
      ) : (
        <ul class="rows">
          {announcements.map((one) => (
            <li>
              <p class="t">
                <TitleLink frame={frame} announcement={one} />
                {!one.openedAt && !one.isOver && <Tag>{frame.w.threads.unread}</Tag>}
              </p>
              <p class="m">
                <bdi>{one.institutionName}</bdi> · {dayWords(one.beginsOn, frame)}
              </p>
            </li>
          ))}
        </ul>
      )}
    </PortalPage>
  )
}

/** On the first page: what is new, by its title. */
export function NewAnnouncements({ frame, announcements }: ListProps) {
  if (announcements.length === 0) return null
  const t = frame.w.announcements
  return (
    <Notice kind="info">
      {announcements.slice(0, frame.looks?.isSimple ? 1 : 3).map((one) => (
        <p>
          {t.from({ institution: one.institutionName })} <TitleLink frame={frame} announcement={one} />
        </p>
      ))}
      {announcements.length > 1 && (
        <p>
          <a href={paths.announcements()}>{t.all}</a>
        </p>
      )}
    </Notice>
  )
}

function TitleLink({ frame, announcement }: { readonly frame: Frame; readonly announcement: ReadAnnouncement }) {
  const { title, language } = wordsFor(announcement.words, frame.w.language)
  return (
    <a href={paths.announcement(announcement.announcementId)}>
      <bdi lang={language === frame.w.language ? undefined : language}>{title}</bdi>
    </a>
  )
}

/** One of them, in the reader's language where it was written in that. */
export function AnnouncementPage({
  frame,
  announcement,
}: {
  readonly frame: Frame
  readonly announcement: ReadAnnouncement
}) {
  const { w } = frame
  const t = w.announcements
  const { title, text, language } = wordsFor(announcement.words, w.language)
  const other = language === w.language ? undefined : language
  return (
    <PortalPage frame={frame} title={title}>
      <BackLink href={paths.announcements()}>{w.frame.backTo({ page: t.title })}</BackLink>
      <h1>
        <bdi lang={other}>{title}</bdi>
      </h1>
      <p class="m">
        <bdi>{announcement.institutionName}</bdi> · {dayWords(announcement.beginsOn, frame)}
      </p>
      {announcement.isOver && <p>{t.over({ day: dayWords(announcement.endsOn, frame) })}</p>}
      <Paragraphs text={text} language={other} />
      <p class="m">{t.why}</p>
      <p class="m">
        <a href={paths.notices()}>{t.choose}</a>
      </p>
    </PortalPage>
  )
}

/** Plain text with its paragraphs; no markup of the sender is read. */
export function Paragraphs({ text, language }: { readonly text: string; readonly language?: string }) {
  return (
    <div lang={language} dir="auto">
      {text.split(/\n{2,}/).map((paragraph) => (
        <p dir="auto">
          {paragraph.split('\n').map((line, at) => (
            <>
              {at > 0 && <br />}
              {line}
            </>
          ))}
        </p>
      ))}
    </div>
  )
}
