import { BackLink } from '#ui/back-link/back-link'
import { Button } from '#ui/button/button'
import { RadioField } from '#ui/choice/choice'
import { Notice } from '#ui/notice/notice'
import { leftToRight } from '../../left-to-right.ts'
import { paths } from '../../paths.ts'
import { SHIPPED_URGENT_HELP } from '../../urgent-help.ts'
import { PortalPage } from '../portal-page.tsx'
import type { Frame } from '../view-types.ts'

/** What is urgent is called, not written: asked before anything else. */
export function UrgentPage({ frame, hasFault }: { readonly frame: Frame; readonly hasFault: boolean }) {
  const { w } = frame
  const t = w.threads.urgent
  return (
    <PortalPage frame={frame} title={t.title}>
      <BackLink href={paths.messages()}>{w.frame.backTo({ page: w.threads.title })}</BackLink>
      <h1>{t.title}</h1>
      <p class="lead">{t.intro}</p>
      <WhomToCall frame={frame} />
      <h2>{t.ask}</h2>
      <ul>
        {flagsOf(frame).map((flag) => (
          <li>{flag}</li>
        ))}
      </ul>
      <form class="stack" method="get" action={paths.newMessage()}>
        <input type="hidden" name="go" value="on" />
        <RadioField
          name="urgent"
          label={t.ask}
          fault={hasFault ? t.fault : null}
          choices={[
            { value: 'yes', text: t.yes },
            { value: 'no', text: t.no },
          ]}
        />
        <div>
          <Button>{t.goOn}</Button>
        </div>
      </form>
    </PortalPage>
  )
}

/** It is urgent: whom to call, and nothing to write in. */
export function CallNowPage({ frame }: { readonly frame: Frame }) {
  const t = frame.w.threads.urgent
  return (
    <PortalPage frame={frame} title={t.callTitle}>
      <h1>{t.callTitle}</h1>
      <Notice kind="danger">
        <WhomToCall frame={frame} />
      </Notice>
      <p>{t.notSent}</p>
      <p>
        <a href={paths.newMessage()}>{t.back}</a>
      </p>
    </PortalPage>
  )
}

function WhomToCall({ frame }: { readonly frame: Frame }) {
  const t = frame.w.threads.urgent
  const { emergency, doctorOnCall, crisis } = frame.urgentHelp ?? SHIPPED_URGENT_HELP
  return (
    <>
      <p>
        <b>{t.callEmergency({ phone: leftToRight(emergency) })}</b>
      </p>
      <p>{t.callDoctor({ phone: leftToRight(doctorOnCall) })}</p>
      <p>{t.callCrisis({ phone: leftToRight(crisis) })}</p>
    </>
  )
}

function flagsOf({ w, urgentHelp }: Frame): readonly string[] {
  return urgentHelp?.questions?.map((question) => question[w.language]) ?? Object.values(w.threads.urgent.flags)
}
