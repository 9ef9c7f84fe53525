import type { PublicServices } from '#appointments'
import type { PublicStage } from '#messaging'
import type { PublicPlaces } from '#requests'
import type { Frame } from '../../patient/view-types.ts'

/** What people can do here besides reading, and at which health services. */
export type PublicFeatures = {
  readonly stages: readonly PublicStage[]
  readonly services: readonly PublicServices[]
  readonly places: readonly PublicPlaces[]
}

type FeaturesProps = { readonly frame: Frame; readonly features: PublicFeatures }

/** Messages, visits and medicines: where each is on, and where one still calls. */
export function Features(props: FeaturesProps) {
  return (
    <>
      <Messages {...props} />
      <Visits {...props} />
      <Medicines {...props} />
    </>
  )
}

/** Where one can write messages, where it is being tried, and where not yet. */
function Messages({ frame, features: { stages } }: FeaturesProps) {
  const { w } = frame
  const t = w.threads.stages
  const named = (stage: PublicStage['stage']) =>
    w.formatList(stages.filter((each) => each.stage === stage).map(({ institutionName }) => institutionName))
  return (
    <section>
      <h2>{t.title}</h2>
      <p>{t.intro}</p>
      {named('on') && <p>{t.on({ institutions: named('on') })}</p>}
      {stages
        .filter(({ stage }) => stage === 'pilot')
        .map(({ institutionName, teams }) => (
          <p>{t.pilot({ institution: institutionName, teams: w.formatList(teams) })}</p>
        ))}
      {named('off') && <p>{t.off({ institutions: named('off') })}</p>}
    </section>
  )
}

function Visits({ frame, features: { services } }: FeaturesProps) {
  const { w } = frame
  const t = w.whatWeShare
  return (
    <section>
      <h2>{t.visits}</h2>
      <p>{t.visitsIntro}</p>
      {services.length === 0 ? (
        <p>{t.nowhere}</p>
      ) : (
        <Places
          lines={services.map(({ institutionName, services: names }) => [institutionName, w.formatList(names)])}
        />
      )}
    </section>
  )
}

function Medicines({ frame, features: { places, stages } }: FeaturesProps) {
  const { w } = frame
  const t = w.whatWeShare
  const lines = byPlaces(frame, places)
  const isEverywhere = lines.length === 1 && places.length === new Set(stages.map((each) => each.institutionName)).size
  return (
    <section>
      <h2>{t.medicines}</h2>
      <p>{t.medicinesIntro}</p>
      {isEverywhere && <p>{t.pickUpAnywhere({ places: lines[0]![1] })}</p>}
      {lines.length > 0 && !isEverywhere && (
        <>
          <p>{t.pickUp}</p>
          <Places lines={lines} />
        </>
      )}
    </section>
  )
}

/** Health services with the same places are one line. */
function byPlaces({ w }: Frame, places: readonly PublicPlaces[]): (readonly [string, string])[] {
  const groups = Map.groupBy(places, ({ places: names }) => w.formatList(names))
  return [...groups].map(([names, group]) => [w.formatList(group.map((each) => each.institutionName)), names])
}

function Places({ lines }: { readonly lines: readonly (readonly [string, string])[] }) {
  return (
    <ul>
      {lines.map(([institution, names]) => (
        <li>
          <bdi>{institution}</bdi>: <bdi>{names}</bdi>
        </li>
      ))}
    </ul>
  )
}
