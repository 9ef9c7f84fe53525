import type { WaysIn } from '#accounts'
import { Button } from '#ui/button/button'
import { paths } from '../../paths.ts'
import type { Frame } from '../../patient/view-types.ts'
import { ProofField } from '../ways-in/proof-field.tsx'

export type EidSectionProps = { readonly frame: Frame; readonly ways: WaysIn; readonly isProved: boolean }

/** The eIDs that open the account, and those that can be added; nothing where the region has none. */
export function EidSection({ frame, ways, isProved }: EidSectionProps) {
  const t = frame.w.eid.ways
  if (frame.eids.length === 0 && ways.eids.length === 0) return null
  const titleOf = (issuer: string) => frame.eids.find((each) => each.issuer === issuer)?.title ?? t.unknown
  const missing = frame.eids.filter(({ issuer }) => ways.eids.every((each) => each.issuer !== issuer))
  return (
    <section>
      <h2>{t.title}</h2>
      <p>{t.text}</p>
      {ways.eids.length === 0 && <p>{t.none}</p>}
      {ways.eids.map(({ credentialId, issuer }) => (
        <form class="stack" method="post" action={paths.endEid()}>
          <p>{t.one({ eid: titleOf(issuer) })}</p>
          {!isProved && <ProofField frame={frame} name="proof" id={`proof-${credentialId}`} />}
          <div>
            <Button kind="secondary" name="remove" value={credentialId}>
              {t.remove}
            </Button>
          </div>
        </form>
      ))}
      {missing.map(({ name, title }) =>
        isProved ? (
          <p>
            <a class="ds-button" data-variant="secondary" href={paths.eid(name, paths.waysIn(), 'add')} rel="nofollow">
              {t.add({ eid: title })}
            </a>
          </p>
        ) : (
          <form class="stack" method="post" action={paths.endEid()}>
            <ProofField frame={frame} name="proof" id={`proof-add-${name}`} />
            <div>
              <Button kind="secondary" name="add" value={name}>
                {t.add({ eid: title })}
              </Button>
            </div>
          </form>
        ),
      )}
    </section>
  )
}
