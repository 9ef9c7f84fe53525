import type { StaffRole } from '#platform/database/scopes'
import { Button } from '#ui/button/button'
import { paths } from '../paths.ts'
import { PortalPage } from '../patient/portal-page.tsx'
import type { Frame } from '../patient/view-types.ts'
import { roleWord } from '../staff/roles/role-word.ts'

export type WorkPageProps = {
  readonly frame: Frame
  readonly places: readonly {
    readonly institutionId: string
    readonly name: string
    readonly roles: readonly StaffRole[]
    readonly isNow: boolean
  }[]
  readonly next: string | null
}

/** Where one works now: one button for each institution. */
export function WorkPage({ frame, places, next }: WorkPageProps) {
  const { w } = frame
  const t = w.roleAdmin.work
  return (
    <PortalPage frame={frame} title={t.title}>
      <h1>{t.title}</h1>
      <p class="lead">{t.intro}</p>
      {places.map(({ institutionId, name, roles, isNow }) => (
        <form class="stack" method="post" action={paths.work()}>
          {next && <input type="hidden" name="next" value={next} />}
          <h2>
            <bdi>{name}</bdi>
            {isNow && ` · ${t.now}`}
          </h2>
          <p>{w.formatList(roles.map((role) => roleWord(w, role)))}</p>
          <div>
            <Button kind={isNow ? 'primary' : 'secondary'} name="institution" value={institutionId}>
              {t.choose({ place: name })}
            </Button>
          </div>
        </form>
      ))}
    </PortalPage>
  )
}
