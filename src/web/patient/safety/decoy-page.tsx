import { Button } from '#ui/button/button'
import { Field } from '#ui/field/field'
import { paths } from '../../paths.ts'
import { PortalPage } from '../portal-page.tsx'
import type { Frame } from '../view-types.ts'

/** What anybody sees who has not given the password: nothing that tells what the page is for. */
export function DecoyPage({ frame, isWrong }: { readonly frame: Frame; readonly isWrong: boolean }) {
  const t = frame.w.safety
  return (
    <PortalPage frame={frame} title={t.title}>
      <h1>{t.title}</h1>
      <p class="lead">{t.decoy}</p>
      <form class="stack" method="post" action={paths.moreSettings()}>
        <Field
          name="proof"
          type="password"
          label={t.password}
          hint={t.passwordHint}
          fault={isWrong ? t.wrong : null}
          autoComplete="current-password"
          isRequired
        />
        <div>
          <Button kind="secondary">{t.go}</Button>
        </div>
      </form>
    </PortalPage>
  )
}
