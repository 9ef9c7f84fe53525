import type { LogQuestion } from '#requests'
import { BackLink } from '#ui/back-link/back-link'
import { Button } from '#ui/button/button'
import { LongField } from '#ui/long-field/long-field'
import { Notice } from '#ui/notice/notice'
import { paths } from '../../paths.ts'
import { PortalPage } from '../portal-page.tsx'
import type { AccessLogEntry, Frame } from '../view-types.ts'
import { waitsWords } from './access-log-page.tsx'
import { AccessSentence } from './access-sentence.tsx'

export type AskPageProps = {
  readonly frame: Frame
  readonly disclosureId: string
  readonly entry: AccessLogEntry
  /** The institution whose privacy office answers; null: the region's. */
  readonly office: string | null
  /** What the reader has asked about it before. */
  readonly question: LogQuestion | null
}

/** One look, whose office answers for it, and one button; words are welcome and not needed. */
export function AskPage({ frame, disclosureId, entry, office, question }: AskPageProps) {
  const { w, timeZone } = frame
  const t = w.log
  return (
    <PortalPage frame={frame} title={t.askTitle}>
      <BackLink href={paths.accessLog()}>{w.frame.backTo({ page: w.accessLog.title })}</BackLink>
      <h1>{t.askTitle}</h1>
      <div class="look">
        <AccessSentence entry={entry} frame={frame} when={w.formatInstant(entry.at, timeZone)} />
      </div>
      {question ? <AskedBefore frame={frame} question={question} /> : <AskForm {...{ frame, disclosureId, office }} />}
    </PortalPage>
  )
}

function AskedBefore({ frame, question }: { readonly frame: Frame; readonly question: LogQuestion }) {
  const { w, timeZone } = frame
  const { answeredAt } = question
  return (
    <>
      <Notice kind="info">
        <p>{w.log.askedOnce}</p>
        <p>
          {answeredAt
            ? w.log.answered({ date: w.formatInstantDay(answeredAt, timeZone) })
            : waitsWords(question, frame)}
        </p>
      </Notice>
      <p>
        <a href={`${paths.accessLog()}#look-${question.disclosureId}`}>{w.log.askedLook}</a>
      </p>
    </>
  )
}

function AskForm({ frame, disclosureId, office }: Pick<AskPageProps, 'frame' | 'disclosureId' | 'office'>) {
  const t = frame.w.log
  return (
    <>
      <p>{t.askTo({ institution: office ?? t.askRegion })}</p>
      <form class="stack" method="post" action={paths.askAboutLook(disclosureId)}>
        <LongField name="words" label={t.askWords} longest={2000} />
        <div>
          <Button>{t.askSend}</Button>
        </div>
      </form>
    </>
  )
}
