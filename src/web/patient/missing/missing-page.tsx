import { Facts } from '#ui/facts/facts'
import { quietOf, silenceOf } from '../completeness-words.ts'
import { PortalPage } from '../portal-page.tsx'
import type { AgreedCategory, CompletenessRow, Frame } from '../view-types.ts'

export type MissingPageProps = { readonly frame: Frame; readonly institutions: readonly CompletenessRow[] }

/** For each institution: what it agreed to send, what has come, and until when the rest is promised. */
export function MissingPage({ frame, institutions }: MissingPageProps) {
  const t = frame.w.missing
  return (
    <PortalPage frame={frame} title={t.title}>
      <h1>{t.title}</h1>
      <p class="lead">{t.intro}</p>
      {institutions.length === 0 && <p>{t.none}</p>}
      {institutions.map((row) => (
        <Institution row={row} frame={frame} />
      ))}
      <p class="quiet">{t.gap}</p>
    </PortalPage>
  )
}

function Institution({ row, frame }: { readonly row: CompletenessRow; readonly frame: Frame }) {
  const { w, timeZone } = frame
  const t = w.missing
  const last = row.lastReceivedAt
  return (
    <section>
      <h2>
        <bdi>{row.institutionName}</bdi>
      </h2>
      <p class="m">{w.serviceTypes[row.serviceType]}</p>
      {last && <p>{t.lastReceived({ date: w.formatInstantDay(last, timeZone) })}</p>}
      {row.isSilent && <p>{silenceOf(row, frame)}</p>}
      {row.quietSince && <p>{quietOf(row, frame)}</p>}
      {row.agreed.length === 0 ? (
        <p>{t.noneAgreed}</p>
      ) : (
        <Facts
          facts={row.agreed.map((one) => ({ label: w.categories[one.category].name, value: stateWords(one, frame) }))}
        />
      )}
    </section>
  )
}

function stateWords({ state, promisedFrom }: AgreedCategory, { w, timeZone }: Frame): string {
  if (state === 'arrived') return w.missing.arrived
  if (state === 'nothing-yet') return w.missing.nothingYet
  return promisedFrom
    ? w.missing.promisedFrom({ date: w.formatInstantDay(promisedFrom, timeZone) })
    : w.missing.promised
}
