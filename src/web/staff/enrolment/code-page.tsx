import { BackLink } from '#ui/back-link/back-link'
import { Button } from '#ui/button/button'
import { paths } from '../../paths.ts'
import { PortalPage } from '../../patient/portal-page.tsx'
import type { Frame } from '../../patient/view-types.ts'
import type { LetterWords } from './letter.ts'
import { LetterView } from './letter-view.tsx'

export type CodePageProps = {
  readonly frame: Frame
  readonly invitationId: string
  readonly letter: LetterWords
}

/** The code, shown once: to print, to save as PDF, or to go on with at the desk. */
export function CodePage({ frame, invitationId, letter }: CodePageProps) {
  const t = frame.w.enrolment
  return (
    <PortalPage frame={{ ...frame, path: paths.invitation(invitationId) }} title={t.made({ name: letter.name })}>
      <BackLink href={paths.invitations()}>{t.back}</BackLink>
      <h1>{t.made({ name: letter.name })}</h1>
      <p class="lead">{t.madeOnce}</p>
      <form class="stack" method="post" action={paths.invitation(invitationId)}>
        <p class="hint">{t.finishHint}</p>
        <div>
          <Button name="does" value="here">
            {t.finishHere}
          </Button>
        </div>
      </form>
      <form class="stack" method="post" action={paths.invitation(invitationId)}>
        <input type="hidden" name="code" value={letter.code} />
        <p class="hint">{t.print}</p>
        <div>
          <Button name="does" value="letter" kind="secondary">
            {t.savePdf}
          </Button>
        </div>
      </form>
      <LetterView letter={letter} />
    </PortalPage>
  )
}
