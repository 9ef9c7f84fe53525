import { asTopic, type DirectoryLine, TOPICS } from '#messaging'
import { BackLink } from '#ui/back-link/back-link'
import { Button } from '#ui/button/button'
import { RadioField } from '#ui/choice/choice'
import { EmptyState } from '#ui/empty-state/empty-state'
import { SelectField } from '#ui/field/field'
import { Notice } from '#ui/notice/notice'
import { paths } from '../../paths.ts'
import { PortalPage } from '../portal-page.tsx'
import type { Frame } from '../view-types.ts'

export type WhomPageProps = {
  readonly frame: Frame
  readonly directory: readonly DirectoryLine[]
  /** Institutions that know the person: they stand first. */
  readonly known: readonly string[]
  readonly chosen: { readonly to: string; readonly topic: string }
  /** Something was chosen already, and one thing is missing or nobody takes it. */
  readonly fault: 'missing' | 'nobody' | null
}

/** One form: what it is about, and which health service. It leads to the team that answers. */
export function WhomPage({ frame, directory, known, chosen, fault }: WhomPageProps) {
  const { w } = frame
  const t = w.threads.whom
  const places = placesOf(directory, known, frame)
  return (
    <PortalPage frame={frame} title={t.title}>
      <BackLink href={paths.messages()}>{w.frame.backTo({ page: w.threads.title })}</BackLink>
      <h1>{t.title}</h1>
      {fault === 'nobody' && (
        <Notice kind="info" title={t.nobodyTitle}>
          <p>{t.nobody}</p>
        </Notice>
      )}
      {places.length === 0 ? (
        <EmptyState sentences={[t.none]} />
      ) : (
        <form class="stack steps" method="get" action={paths.newMessage()}>
          <input type="hidden" name="urgent" value="no" />
          <RadioField
            name="topic"
            label={t.topic}
            choices={TOPICS.map((topic) => ({ value: topic, text: w.threads.topics[topic] }))}
            value={asTopic(chosen.topic)}
            fault={fault === 'missing' && !asTopic(chosen.topic) ? t.fault : null}
          />
          <SelectField name="to" label={t.to} value={chosen.to} choices={places} />
          <div>
            <Button>{t.goOn}</Button>
          </div>
        </form>
      )}
      <p>
        <a href={paths.whatWeShare()}>{t.where}</a>
      </p>
    </PortalPage>
  )
}

/** Each institution, and each of its services that has a team of its own. */
function placesOf(directory: readonly DirectoryLine[], known: readonly string[], { w }: Frame) {
  const places = new Map<string, { value: string; text: string; isKnown: boolean }>()
  for (const { institutionId, institutionName: institution, serviceId, serviceName } of directory) {
    const isKnown = known.includes(institutionId)
    places.set(institutionId, { value: institutionId, text: institution, isKnown })
    if (serviceId === '' || serviceName === null) continue
    const value = `${institutionId}/${serviceId}`
    places.set(value, { value, text: w.threads.whom.service({ institution, service: serviceName }), isKnown })
  }
  return [...places.values()].toSorted((one, other) => Number(other.isKnown) - Number(one.isKnown))
}
