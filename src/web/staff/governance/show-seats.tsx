import { Invalid } from '#base/errors'
import { isUuid } from '#base/ids'
import { addSeat, appointHolder, dismissHolder, endSeat, listSeats, SEAT_KINDS, type Seat } from '#governance'
import { listAgreements } from '#institutions'
import type { StaffScope } from '#platform/database/scopes'
import { BackLink } from '#ui/back-link/back-link'
import { Button } from '#ui/button/button'
import { DataTable } from '#ui/data-table/data-table'
import { Field, SelectField } from '#ui/field/field'
import { seatInWords } from '../../openness/seat-words.ts'
import { paths } from '../../paths.ts'
import { PortalPage } from '../../patient/portal-page.tsx'
import type { Frame } from '../../patient/view-types.ts'
import type { Shown, Visit } from '../../shell/visit.ts'
import { Outcome, type Sent, writtenIn } from './room-parts.tsx'

/** The seats of the region, who holds each, and for stewards how to change that. */
export async function showSeats(scope: StaffScope, { query }: Visit, frame: Frame): Promise<Shown> {
  return { view: await pageOf(scope, frame, null, query.done === 'yes') }
}

/** Adds or takes away a seat, gives it to somebody or makes it vacant. */
export async function changeSeats(scope: StaffScope, { form }: Visit, frame: Frame): Promise<Shown> {
  const seatId = isUuid(form.seat ?? '') ? form.seat! : '00000000-0000-0000-0000-000000000000'
  switch (form.word) {
    case 'add':
      await addSeat(scope, { kind: form.kind ?? '' })
      break
    case 'end':
      await endSeat(scope, { seatId })
      break
    case 'dismiss':
      await dismissHolder(scope, { seatId })
      break
    case 'appoint': {
      const fault = await appointHolder(scope, { seatId, email: form.email ?? '' })
      if (fault) return { view: await pageOf(scope, frame, { word: 'appoint', fault, form }, false), status: 422 }
      break
    }
    default:
      throw new Invalid('form', { detail: 'no word' })
  }
  return { goTo: paths.seats('yes') }
}

async function pageOf(scope: StaffScope, frame: Frame, sent: Sent | null, isDone: boolean) {
  const { w, timeZone } = frame
  const t = w.room
  const seats = await listSeats(scope)
  const names = new Map((await listAgreements(scope)).map((line) => [line.institutionId, line.institutionName]))
  const holderOf = ({ holder }: Seat) =>
    holder
      ? [holder.name, holder.institutionId && names.get(holder.institutionId)].filter(Boolean).join(', ')
      : t.vacant
  return (
    <PortalPage frame={frame} title={t.seats} wide>
      <BackLink href={paths.room()}>{t.title}</BackLink>
      <h1>{t.seats}</h1>
      <p class="lead">{t.seatsIntro}</p>
      <Outcome frame={frame} sent={sent} isDone={isDone} />
      <DataTable
        caption={t.seats}
        isCaptionHidden
        columns={[t.seats, t.holder, t.since].map((title) => ({ title }))}
        rows={seats.map((seat) => ({
          key: seat.seatId,
          cells: [
            seatInWords(seat, w),
            <bdi>{holderOf(seat)}</bdi>,
            seat.holder ? w.formatInstantDay(seat.holder.since, timeZone) : '',
          ],
        }))}
      />
      {scope.role === 'steward' && <Forms frame={frame} seats={seats} sent={sent} />}
    </PortalPage>
  )
}

type FormsProps = { readonly frame: Frame; readonly seats: readonly Seat[]; readonly sent: Sent | null }

function Forms({ frame, seats, sent }: FormsProps) {
  const { w } = frame
  const t = w.room
  const form = writtenIn(sent, 'appoint')
  const choices = seats.map((seat) => ({ value: seat.seatId, text: seatInWords(seat, w) }))
  return (
    <>
      {seats.length > 0 && (
        <section>
          <h2>{t.appoint}</h2>
          <form class="stack" method="post" action={paths.seats()} id="form-appoint">
            <SelectField name="seat" label={t.seats} value={form.seat ?? ''} choices={choices} />
            <Field
              name="email"
              label={t.email}
              hint={t.appointHint}
              value={form.email}
              fault={sent?.word === 'appoint' ? t.wrong[sent.fault] : null}
            />
            <div>
              <Button name="word" value="appoint">
                {t.appointDo}
              </Button>{' '}
              <Button kind="secondary" name="word" value="dismiss">
                {t.dismissDo}
              </Button>{' '}
              <Button kind="secondary" name="word" value="end">
                {t.endDo}
              </Button>
            </div>
          </form>
        </section>
      )}
      <AddForm frame={frame} />
    </>
  )
}

function AddForm({ frame: { w } }: { readonly frame: Frame }) {
  const t = w.room
  return (
    <section>
      <h2>{t.addSeat}</h2>
      <form class="stack" method="post" action={paths.seats()}>
        <input type="hidden" name="word" value="add" />
        <SelectField
          name="kind"
          label={t.seats}
          value=""
          choices={SEAT_KINDS.map((kind) => ({ value: kind, text: seatInWords({ kind, number: 1 }, w) }))}
        />
        <div>
          <Button kind="secondary">{t.addSeatDo}</Button>
        </div>
      </form>
    </section>
  )
}
