import type { CheckedRulebook } from '#release'
import { Notice } from '#ui/notice/notice'
import { effectInWords } from '../../openness/rule-words.ts'
import { RuleChanges, type RuleChangesProps, ruleInWords } from './rule-changes.tsx'

export type CheckResultProps = Pick<RuleChangesProps, 'frame' | 'names'> & {
  readonly checked: CheckedRulebook
  /** Where a rule can be changed. */
  readonly hrefOf?: ((rule: { readonly id: string }) => string) | undefined
}

/** Whether a draft can be published: what cannot be read, which principle it breaks, which words are old, and what it changes. */
export function CheckResult(props: CheckResultProps) {
  const { frame, checked, names } = props
  const t = frame.w.rulebooks
  return (
    <section>
      <h2>{t.check}</h2>
      {checked.faults.length > 0 && <Faults frame={frame} checked={checked} />}
      {checked.breaches.length > 0 && <Breaches frame={frame} checked={checked} />}
      <StaleWords {...props} />
      {checked.publishable && <p>{t.holds}</p>}
      {checked.rulebook && (
        <>
          <h3>{t.changes}</h3>
          <RuleChanges frame={frame} comparison={checked} rulebook={checked.rulebook} names={names} />
        </>
      )}
    </section>
  )
}

/** Said in English, like the rulebook's own words. */
function Faults({ frame, checked }: Pick<CheckResultProps, 'frame' | 'checked'>) {
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

function Breaches({ frame, checked }: Pick<CheckResultProps, 'frame' | 'checked'>) {
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

/** Rules that open at another time in the words they had, each in the languages in which it has them. */
function StaleWords({ frame, checked, names, hrefOf }: CheckResultProps) {
  const { w } = frame
  const t = w.rulebooks
  const { rulebook } = checked
  const rules = checked.rules.flatMap(({ after, stale }) => (after && stale.length > 0 ? [{ rule: after, stale }] : []))
  if (!rulebook || rules.length === 0) return null
  return (
    <Notice kind="danger" title={t.stale}>
      <ul>
        {rules.map(({ rule, stale }) => (
          <li>
            {t.staleRule({ rule: ruleInWords(rule, { frame, rulebook, names }), effect: effectInWords(rule.then, w) })}
            {stale.map((language) => (
              <p lang={language} dir="auto">
                “{rule.says[language]}”
              </p>
            ))}
            {hrefOf && <a href={hrefOf(rule)}>{t.byForm}</a>}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
