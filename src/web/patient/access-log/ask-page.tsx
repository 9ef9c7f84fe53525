import { BackLink } from '#ui/back-link/back-link'
import { Button } from '#ui/button/button'
import { LongField } from '#ui/long-field/long-field'
import { paths } from '../../paths.ts'
import { PortalPage } from '../portal-page.tsx'
import type { AccessLogEntry, Frame } from '../view-types.ts'
import { AccessSentence } from './access-sentence.tsx'

export type AskPageProps = { readonly frame: Frame; readonly disclosureId: string; readonly entry: AccessLogEntry }

/** One look, whose office answers for it, and one button; words are welcome and not needed. */
export function AskPage({ frame, disclosureId, entry }: AskPageProps) {
  const { w, timeZone } = frame
  const t = w.log
  return (
    <PortalPage frame={frame} title={t.askTitle}>
      <BackLink href={paths.accessLog()}>{w.frame.backTo({ page: w.accessLog.title })}</BackLink>
      <h1>{t.askTitle}</h1>
      <div class="look">
        <AccessSentence entry={entry} frame={frame} when={w.formatInstant(entry.at, timeZone)} />
      </div>
      <p>{t.askTo({ institution: entry.institutionName ?? t.askRegion })}</p>
      <form class="stack" method="post" action={paths.askAboutLook(disclosureId)}>
        <LongField name="words" label={t.askWords} longest={2000} />
        <div>
          <Button>{t.askSend}</Button>
        </div>
      </form>
    </PortalPage>
  )
}
