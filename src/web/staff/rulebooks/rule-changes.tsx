import type { Comparison, Rulebook } from '#release'
import { Facts } from '#ui/facts/facts'
import { type AnyRule, effectInWords, kindInWords } from '../../openness/rule-words.ts'
import type { Frame } from '../../patient/view-types.ts'

export type RuleChangesProps = {
  readonly frame: Frame
  readonly comparison: Comparison
  readonly rulebook: Rulebook
  /** Names of institutions by id. */
  readonly names: ReadonlyMap<string, string>
}

/** What a rulebook changes: each rule until now and from now on; and everything to the letter, in English. */
export function RuleChanges({ frame, comparison, rulebook, names }: RuleChangesProps) {
  const t = frame.w.rulebooks
  const { rules, changes } = comparison
  if (changes.length === 0) return <p>{t.noChanges}</p>
  return (
    <>
      {rules.length > 0 && (
        <ul class="looks">
          {rules.map(({ before, after }) => (
            <li>
              <p>
                <b>{ruleInWords((after ?? before)!, { frame, rulebook, names })}</b>
              </p>
              <Facts
                facts={[
                  { label: t.until, value: before ? effectInWords(before.then, frame.w) : t.newRule },
                  { label: t.becomes, value: after ? effectInWords(after.then, frame.w) : t.goneRule },
                ]}
              />
              {after && <p>{after.says[frame.w.language]}</p>}
            </li>
          ))}
        </ul>
      )}
      <details>
        <summary>{t.exactly}</summary>
        <ul lang="en" dir="ltr">
          {changes.map((change) => (
            <li>{change}</li>
          ))}
        </ul>
      </details>
    </>
  )
}

/** What a rule is about and, of a deviation, where. */
export function ruleInWords(
  rule: AnyRule,
  { frame, rulebook, names }: Pick<RuleChangesProps, 'frame' | 'rulebook' | 'names'>,
): string {
  const kind = kindInWords(rule, rulebook, frame.w)
  return 'institution' in rule ? `${names.get(rule.institution) ?? rule.institution} · ${kind}` : kind
}
