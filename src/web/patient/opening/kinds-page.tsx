import { BackLink } from '#ui/back-link/back-link'
import { paths } from '../../paths.ts'
import { PortalPage } from '../portal-page.tsx'
import type { Frame } from '../view-types.ts'

export type ChoiceLine = {
  readonly subject: string
  readonly what: string
  /** Null: as for all results. */
  readonly chosen: { readonly when: string; readonly on: string } | null
}

export type KindsPageProps = {
  readonly frame: Frame
  readonly tests: readonly ChoiceLine[]
  readonly entries: readonly ChoiceLine[]
}

/** Every kind of which one may choose by itself, with what is chosen now. */
export function KindsPage({ frame, tests, entries }: KindsPageProps) {
  const { w } = frame
  const t = w.opening
  return (
    <PortalPage frame={frame} title={t.kindsTitle}>
      <BackLink href={paths.opening()}>{w.frame.backTo({ page: t.title })}</BackLink>
      <h1>{t.kindsTitle}</h1>
      <p class="lead">{t.kindsIntro}</p>
      <Lines title={t.tests} lines={tests} frame={frame} />
      <Lines title={t.entries} lines={entries} frame={frame} />
    </PortalPage>
  )
}

function Lines({
  title,
  lines,
  frame,
}: {
  readonly title: string
  readonly lines: readonly ChoiceLine[]
  readonly frame: Frame
}) {
  return (
    <section>
      <h2>{title}</h2>
      <ul class="kinds">
        {lines.map(({ subject, what, chosen }) => (
          <li>
            <a href={paths.opening({ about: subject })}>{what}</a>
            <p class="m">{chosen ? `${chosen.when}. ${chosen.on}.` : frame.w.opening.hints.asAll}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
