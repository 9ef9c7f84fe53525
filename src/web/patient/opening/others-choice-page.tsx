import { BackLink } from '#ui/back-link/back-link'
import { paths } from '../../paths.ts'
import { PortalPage } from '../portal-page.tsx'
import type { Frame } from '../view-types.ts'

export type OthersChoicePageProps = {
  readonly frame: Frame
  /** Whose choice it is. */
  readonly name: string
  /** For a guardian: from which age a child chooses; null for helpers. */
  readonly childChoosesFrom: number | null
}

/** Why somebody who acts for another cannot choose when results open. */
export function OthersChoicePage({ frame, name, childChoosesFrom }: OthersChoicePageProps) {
  const { w } = frame
  const t = w.opening
  return (
    <PortalPage frame={frame} title={t.title}>
      <BackLink href={paths.settings()}>{w.frame.backTo({ page: w.settings.title })}</BackLink>
      <h1>{t.title}</h1>
      <p class="lead">
        {childChoosesFrom === null ? t.notYours({ name }) : t.notForGuardian({ count: childChoosesFrom, name })}
      </p>
      <p>{t.intro}</p>
    </PortalPage>
  )
}
