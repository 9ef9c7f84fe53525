import type { ComponentChildren } from 'preact'
import { BackLink } from '#ui/back-link/back-link'
import { Notice } from '#ui/notice/notice'
import { paths } from '../../paths.ts'
import { PortalPage } from '../../patient/portal-page.tsx'
import type { Frame } from '../../patient/view-types.ts'

export type PreviewPageProps = {
  readonly frame: Frame
  readonly title: string
  readonly itemId: string
  /** The patient's. */
  readonly name: string
  readonly isSelf: boolean
  /** What they read before they come to it. */
  readonly before: string | null
  /** What is shown has no heading of its own. */
  readonly hasOwnHeading?: boolean
  readonly children: ComponentChildren
}

/** Round what somebody else sees: whose eyes these are. Fields and buttons inside are switched off. */
export function PreviewPage(props: PreviewPageProps) {
  const { frame, title, itemId, name, isSelf, before, hasOwnHeading, children } = props
  const t = frame.w.clinic.preview
  return (
    <PortalPage frame={frame} title={title}>
      <BackLink href={paths.clinicItem(itemId)}>{t.back}</BackLink>
      {hasOwnHeading && <h1>{title}</h1>}
      <Notice kind="info">
        <p>{isSelf ? t.self({ name }) : t.others({ name })}</p>
        <p>{t.own({ name })}</p>
        {before && <p>{t.before({ words: before })}</p>}
      </Notice>
      <fieldset class="eyes" disabled>
        {children}
      </fieldset>
    </PortalPage>
  )
}
