import type { StaffScope } from '#platform/database/scopes'
import { addPickUpPlace, endPickUpPlace, listPickUpPlaces, type PickUpPlace } from '#requests'
import { BackLink } from '#ui/back-link/back-link'
import { Button } from '#ui/button/button'
import { EmptyState } from '#ui/empty-state/empty-state'
import { Field } from '#ui/field/field'
import { paths } from '../../paths.ts'
import { PortalPage } from '../../patient/portal-page.tsx'
import type { Frame } from '../../patient/view-types.ts'
import type { Shown, Visit } from '../../shell/visit.ts'

/** Where medicines can be picked up, as patients of the institution read it. */
export async function showPickUp(scope: StaffScope, _visit: Visit, frame: Frame): Promise<Shown> {
  const places = await listPickUpPlaces(scope, { institutionId: scope.institutionId! })
  return { view: <PickUpPage frame={frame} places={places} hasFault={false} /> }
}

/** Names a place, or takes one away. */
export async function changePickUp(scope: StaffScope, { form }: Visit, frame: Frame): Promise<Shown> {
  if (form.ends) {
    await endPickUpPlace(scope, { placeId: form.ends })
    return { goTo: paths.pickUpPlaces() }
  }
  const name = (form.name ?? '').trim().slice(0, 120)
  const address = (form.address ?? '').trim().slice(0, 200)
  if (name !== '' && (await addPickUpPlace(scope, { name, address }))) return { goTo: paths.pickUpPlaces() }
  const places = await listPickUpPlaces(scope, { institutionId: scope.institutionId! })
  return { view: <PickUpPage frame={frame} places={places} hasFault />, status: 422 }
}

type PickUpPageProps = {
  readonly frame: Frame
  readonly places: readonly PickUpPlace[]
  readonly hasFault: boolean
}

function PickUpPage({ frame, places, hasFault }: PickUpPageProps) {
  const { w } = frame
  const t = w.slots
  return (
    <PortalPage frame={frame} title={t.pickUp}>
      <BackLink href={paths.institution()}>{w.frame.backTo({ page: w.staff.institutionTitle })}</BackLink>
      <h1>{t.pickUp}</h1>
      <p class="lead">{t.pickUpLead}</p>
      {places.length === 0 && <EmptyState sentences={[t.pickUpNone]} />}
      <ul class="kinds">
        {places.map(({ placeId, name, address }) => (
          <li>
            <bdi>{[name, address].filter(Boolean).join(', ')}</bdi>
            <form class="inline" method="post" action={paths.pickUpPlaces()}>
              <Button kind="quiet" name="ends" value={placeId}>
                {t.pickUpEnd}
              </Button>
            </form>
          </li>
        ))}
      </ul>
      <form class="stack" method="post" action={paths.pickUpPlaces()} novalidate>
        <Field name="name" label={t.pickUpName} fault={hasFault ? t.nameFault : null} isRequired />
        <Field name="address" label={t.pickUpAddress} />
        <div>
          <Button>{t.pickUpAdd}</Button>
        </div>
      </form>
    </PortalPage>
  )
}
