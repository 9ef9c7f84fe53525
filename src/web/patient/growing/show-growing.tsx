import { type ComingChange, type KeptForSelf, listComingChanges, listKept } from '#access'
import type { Category } from '#base/categories'
import { readClinicalDate } from '#base/instant'
import type { PatientScope } from '#platform/database/scopes'
import { EmptyState } from '#ui/empty-state/empty-state'
import { Facts } from '#ui/facts/facts'
import { paths } from '../../paths.ts'
import type { Shown, Visit } from '../../shell/visit.ts'
import { PortalPage } from '../portal-page.tsx'
import type { Frame } from '../view-types.ts'

/** What birthdays will change, for the one who reads and for the others, the nearest first; and visits that are kept. */
export async function showGrowing(scope: PatientScope, _visit: Visit, frame: Frame): Promise<Shown> {
  const changes = await listComingChanges(scope)
  const kept = await listKept(scope)
  const props = { frame, changes, kept, capacity: scope.capacity, name: scope.subjectName }
  return { view: <GrowingPage {...props} /> }
}

export type GrowingPageProps = {
  readonly frame: Frame
  readonly changes: readonly ComingChange[]
  readonly kept: readonly KeptForSelf[]
  readonly capacity: PatientScope['capacity']
  readonly name: string
}

export function GrowingPage(props: GrowingPageProps) {
  const { frame, changes, kept, capacity, name } = props
  const t = frame.w.growing
  const intro = { self: t.introSelf, guardian: t.introGuardian({ name }), delegate: t.introDelegate }
  return (
    <PortalPage frame={frame} title={t.title}>
      <h1>{t.title}</h1>
      <p class="lead">{intro[capacity]}</p>
      {capacity !== 'delegate' && changes.length === 0 && <EmptyState sentences={[t.nothing]} />}
      {changes.map((change) => (
        <section>
          <h2>{t.on({ day: dayIn(change.day, frame), age: change.age })}</h2>
          <Facts facts={factsOf(change, props)} />
        </section>
      ))}
      {kept.length > 0 && <KeptVisits frame={frame} kept={kept} />}
    </PortalPage>
  )
}

/** What changes for the one who reads, and for the other side. */
function factsOf(change: ComingChange, { frame, capacity, name }: GrowingPageProps) {
  const t = frame.w.growing
  const forChild = sentencesOf(change.child, [t.childAll, (what) => t.childSome({ what }), t.childNone], frame)
  const forGuardian = sentencesOf(
    change.guardian,
    [t.guardianAll, (what) => t.guardianSome({ what }), t.guardianNone],
    frame,
  )
  return [
    {
      label: capacity === 'self' ? t.forYou : t.forChild({ name }),
      value: change.ownAddress ? `${forChild} ${t.ownAddress}` : forChild,
    },
    {
      label: capacity === 'self' ? t.forGuardians : t.forYou,
      value: change.guardian === null ? forGuardian : `${forGuardian} ${t.help}`,
    },
  ]
}

function KeptVisits({ frame, kept }: Pick<GrowingPageProps, 'frame' | 'kept'>) {
  const { w, timeZone } = frame
  const t = w.growing
  return (
    <>
      <h2>{t.kept}</h2>
      <ul class="looks">
        {kept.map(({ itemId, title, decidedAt, actorName }) => (
          <li>
            <p>
              <a href={paths.item(itemId)}>
                <bdi>{title}</bdi>
              </a>
            </p>
            <p class="m">{t.keptBy({ day: w.formatInstantDay(decidedAt, timeZone), name: actorName })}</p>
          </li>
        ))}
      </ul>
    </>
  )
}

/** A day of the calendar in the reader's words. */
export function dayIn(day: string, { w }: Frame): string {
  const date = readClinicalDate(day)
  return date ? w.formatDate(date) : day
}

function sentencesOf(
  kinds: readonly Category[] | null,
  [all, some, none]: readonly [string, (what: string) => string, string],
  { w }: Frame,
): string {
  if (kinds === null) return all
  return kinds.length === 0 ? none : some(w.formatList(kinds.map((category) => w.categories[category].name)))
}
