import type { CheckedRulebook } from '#release'
import { Notice } from '#ui/notice/notice'
import type { Frame } from '../../patient/view-types.ts'
import { Changes } from './changes.tsx'

export type CheckResultProps = { readonly frame: Frame; readonly checked: CheckedRulebook }

/** Whether a draft can be published: what cannot be read, which principle it breaks and why, and what it changes. */
export function CheckResult({ frame, checked }: CheckResultProps) {
  const t = frame.w.rulebooks
  return (
    <section>
      <h2>{t.check}</h2>
      {checked.faults.length > 0 && <Faults frame={frame} checked={checked} />}
      {checked.breaches.length > 0 && <Breaches frame={frame} checked={checked} />}
      {checked.publishable && <p>{t.holds}</p>}
      {checked.rulebook && (
        <>
          <h3>{t.changes}</h3>
          <Changes frame={frame} changes={checked.changes} />
        </>
      )}
    </section>
  )
}

/** Said in English, like the rulebook's own words. */
function Faults({ frame, checked }: CheckResultProps) {
  const t = frame.w.rulebooks
  return (
    <Notice kind="danger" title={t.faults}>
      <ul lang="en" dir="ltr">
        {checked.faults.map(({ where, what, mend }) => (
          <li>{t.fault({ where, what, mend })}</li>
        ))}
      </ul>
    </Notice>
  )
}

function Breaches({ frame, checked }: CheckResultProps) {
  const { language, rulebooks: t } = frame.w
  return (
    <Notice kind="danger" title={t.breaches}>
      <ul>
        {checked.breaches.map(({ says, rule, what }) => (
          <li>
            <b>{says[language]}</b> {t.breach({ rule: `“${rule}”`, what })}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
