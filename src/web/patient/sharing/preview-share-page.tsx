import { translator } from '#messages/translator'
import { BackLink } from '#ui/back-link/back-link'
import { Button } from '#ui/button/button'
import { CheckField } from '#ui/choice/choice'
import { ErrorSummary } from '#ui/error-summary/error-summary'
import { Notice } from '#ui/notice/notice'
import { ProofField } from '../../account/ways-in/ways-in-page.tsx'
import { paths } from '../../paths.ts'
import { PortalPage } from '../portal-page.tsx'
import type { Frame } from '../view-types.ts'
import { fieldsOf, type ShareForm } from './share-form.ts'
import { SharedRecord } from './shared-record.tsx'
import type { WhatIsShared } from './what-is-shared.ts'

export type PreviewSharePageProps = {
  readonly frame: Frame
  readonly form: ShareForm
  readonly shareId: string
  readonly shared: WhatIsShared
  /** A link, and the password was not given just now. */
  readonly needsProof: boolean
  /** Why it was not made yet: the password was wrong, or the record has changed since the preview. */
  readonly fault: 'proof' | 'changed' | null
}

/** All of what the recipient will read, as they will read it; and what can still be left out. */
export function PreviewSharePage(props: PreviewSharePageProps) {
  const { frame, form, shared, fault } = props
  const { w } = frame
  const t = w.sharing.preview
  const isEmpty = shared.itemIds.length === 0
  return (
    <PortalPage frame={frame} title={t.title}>
      <BackLink href={paths.newShare(form.kind)}>{w.frame.backTo({ page: titleOf(form, frame) })}</BackLink>
      {fault && (
        <ErrorSummary title={w.errors.invalidTitle} text={fault === 'proof' ? w.waysIn.proof.wrong : t.changed} />
      )}
      <h1>{t.title}</h1>
      <p class="lead">{t.nothingYet}</p>
      <p>
        {t.snapshot} {t.waits} {form.what === 'kinds' && t.most}{' '}
        {form.what === 'kinds' && form.kind === 'link' && t.titles}
      </p>
      {isEmpty ? (
        <Notice kind="info">
          <p>{t.empty}</p>
        </Notice>
      ) : (
        <section class="sheet" aria-label={t.begin}>
          <SharedRecord page={shared.page} direction={translator(form.language).direction} level={2} />
        </section>
      )}
      {!isEmpty && <p class="m">{t.end}</p>}
      <LeaveOut {...props} />
      <MakeIt {...props} />
    </PortalPage>
  )
}

function titleOf({ kind }: ShareForm, { w }: Frame): string {
  return kind === 'code' ? w.sharing.form.codeTitle : w.sharing.form.linkTitle
}

function LeaveOut({ frame, form, shared }: PreviewSharePageProps) {
  const t = frame.w.sharing.preview
  if (shared.entries.length === 0) return null
  return (
    <details>
      <summary>{t.leaveOut}</summary>
      <form class="stack" method="post" action={paths.previewShare()}>
        <Carried form={form} withOut={false} />
        <CheckField
          label={t.leaveOut}
          hint={t.leaveOutHint}
          choices={shared.entries.map(({ itemId, says, isOut }) => ({
            name: `out-${itemId}`,
            text: says,
            isChosen: isOut,
          }))}
        />
        <div>
          <Button kind="secondary">{t.again}</Button>
        </div>
      </form>
    </details>
  )
}

function MakeIt({ frame, form, shareId, shared, needsProof }: PreviewSharePageProps) {
  const { w } = frame
  const t = w.sharing.preview
  return (
    <form class="stack" method="post" action={paths.sharing()}>
      <input type="hidden" name="share" value={shareId} />
      <input type="hidden" name="seen" value={shared.seen} />
      <Carried form={form} withOut />
      {needsProof && shared.itemIds.length > 0 && (
        <>
          <p>{t.proof}</p>
          <ProofField frame={frame} name="proof" />
        </>
      )}
      <div class="actions">
        {shared.itemIds.length > 0 && <Button>{form.kind === 'code' ? t.makeCode : t.makeLink}</Button>}
        <Button kind="secondary" name="word" value="change">
          {t.change}
        </Button>
      </div>
    </form>
  )
}

function Carried({ form, withOut }: { readonly form: ShareForm; readonly withOut: boolean }) {
  return (
    <>
      {fieldsOf(form, withOut).map(([field, value]) => (
        <input type="hidden" name={field} value={value} />
      ))}
    </>
  )
}
