import type { Download } from '#sharing'
import { BackLink } from '#ui/back-link/back-link'
import { Button } from '#ui/button/button'
import { ErrorSummary } from '#ui/error-summary/error-summary'
import { Notice } from '#ui/notice/notice'
import { ProofField } from '../../account/ways-in/proof-field.tsx'
import { paths } from '../../paths.ts'
import { PortalPage } from '../portal-page.tsx'
import type { Frame } from '../view-types.ts'

export type DownloadPageProps = {
  readonly frame: Frame
  readonly download: Download | null
  /** The password was given just now. */
  readonly isProved: boolean
  readonly said: 'changed' | 'deleted' | 'proof' | null
}

/** Everything as one file: what is in it, how far it is, where to get it. */
export function DownloadPage({ frame, download, isProved, said }: DownloadPageProps) {
  const { w } = frame
  const t = w.download
  return (
    <PortalPage frame={frame} title={t.title}>
      <BackLink href={paths.summary()}>{w.frame.backTo({ page: w.summary.title })}</BackLink>
      {said === 'proof' && <ErrorSummary title={w.errors.invalidTitle} text={w.waysIn.proof.wrong} />}
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      <p>{t.inside}</p>
      <p>{t.only}</p>
      {(said === 'changed' || said === 'deleted') && (
        <Notice kind="info">
          <p>{t[said]}</p>
        </Notice>
      )}
      {download && <Standing download={download} frame={frame} />}
      {download?.state !== 'gathering' && <Ask isAgain={download !== null} isProved={isProved} frame={frame} />}
    </PortalPage>
  )
}

function Standing({ download, frame: { w, timeZone } }: { readonly download: Download; readonly frame: Frame }) {
  const t = w.download
  const { state, itemsDone, itemsAll, leftOut } = download
  return (
    <section role="status">
      <h2>{t.states[state]}</h2>
      {state === 'ready' ? (
        <>
          <p>
            <a class="ds-button" href={paths.downloadFile()}>
              {t.get}
            </a>
          </p>
          {leftOut > 0 && <p>{t.leftOut({ count: leftOut })}</p>}
          <p>{t.until({ date: w.formatInstant(download.expiresAt, timeZone) })}</p>
          <p>{t.careful}</p>
        </>
      ) : (
        <p>{t.progress({ done: w.formatNumber(itemsDone), all: w.formatNumber(itemsAll) })}</p>
      )}
      {state === 'gathering' && (
        <p>
          {t.mayLeave} <a href={paths.download()}>{t.look}</a>
        </p>
      )}
      <form method="post" action={paths.download()}>
        <Button kind="secondary" name="does" value="delete">
          {t.delete}
        </Button>
      </form>
    </section>
  )
}

type AskProps = { readonly isAgain: boolean; readonly isProved: boolean; readonly frame: Frame }

function Ask({ isAgain, isProved, frame }: AskProps) {
  const t = frame.w.download
  return (
    <section>
      {isAgain && <h2>{t.again}</h2>}
      <form method="post" action={paths.download()}>
        {!isProved && <ProofField frame={frame} name="proof" back={paths.download()} />}
        <Button name="does" value="start">
          {t.start}
        </Button>
      </form>
    </section>
  )
}
