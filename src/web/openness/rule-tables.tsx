import { readClinicalDate } from '#base/instant'
import type { Rulebook } from '#release'
import { DataTable } from '#ui/data-table/data-table'
import { paths } from '../paths.ts'
import type { Frame } from '../patient/view-types.ts'
import { type AnyRule, effectInWords, endOf, kindInWords } from './rule-words.ts'

export type RuleTableProps = {
  readonly frame: Frame
  readonly caption: string
  readonly rulebook: Rulebook
  readonly rules: readonly AnyRule[]
  /** Where a rule can be changed. */
  readonly hrefOf?: ((rule: AnyRule) => string) | undefined
  /** The names by which checks and texts call the rules stand with them. */
  readonly hasIds?: boolean
  /** By which decision each rule says what it says, by the rules' ids. */
  readonly decisions?: ReadonlyMap<string, number>
}

/** Rules one under the other: for what, when it opens, in the rule's own words, and who decided it. */
export function RuleTable({ frame, caption, rulebook, rules, hrefOf, hasIds, decisions }: RuleTableProps) {
  const { w } = frame
  const t = w.rules
  const kindOf = (rule: AnyRule) => {
    const kind = kindInWords(rule, rulebook, w)
    return (
      <>
        {hrefOf ? <a href={hrefOf(rule)}>{kind}</a> : kind}
        {hasIds && <code class="m">{rule.id}</code>}
      </>
    )
  }
  return (
    <DataTable
      caption={caption}
      isCaptionHidden
      columns={[t.what, t.when, t.inWords, w.whatWeShare.decided].map((title) => ({ title }))}
      rows={rules.map((rule) => ({
        key: rule.id,
        cells: [kindOf(rule), effectInWords(rule.then, w), inWords(rule, frame), decidedBy(rule, frame, decisions)],
      }))}
    />
  )
}

function inWords(rule: AnyRule, { w }: Frame): string {
  const canComeEarlier = rule.patientMayChooseEarlier && !rule.then.do.startsWith('immediate')
  return [rule.says[w.language], canComeEarlier && w.rules.chooseEarlier].filter(Boolean).join(' ')
}

/** Who decided a rule, in its own words, and where to read how. */
function decidedBy(rule: AnyRule, { w }: Frame, decisions: ReadonlyMap<string, number> | undefined) {
  const decisionId = decisions?.get(rule.id)
  return (
    <>
      <bdi>{'approvedBy' in rule ? rule.approvedBy : rule.decidedBy}</bdi>
      {decisionId !== undefined && (
        <>
          {' '}
          · <a href={paths.decision(decisionId)}>{w.decisions.byDecision({ number: decisionId })}</a>
        </>
      )}
    </>
  )
}

export type RuleListProps = Pick<RuleTableProps, 'frame' | 'rulebook' | 'rules' | 'decisions'> & {
  /** The same rules as they were: when one opens at another time, that is told. */
  readonly before?: readonly AnyRule[]
}

/** The same for everybody to read on a telephone, one under the other; rules that say the same are one. */
export function RuleList({ frame, rulebook, rules, decisions, before }: RuleListProps) {
  const { w } = frame
  const lines = rules.map((rule) => ({
    kind: kindInWords(rule, rulebook, w),
    words: inWords(rule, frame),
    by: rule.decidedBy,
    decision: decisions?.get(rule.id),
    rule,
  }))
  const different = [
    ...new Map(lines.map((line) => [[line.kind, line.words, line.by, line.decision].join('\n'), line])).values(),
  ]
  return (
    <ul class="looks">
      {different.map(({ kind, words, rule }) => (
        <li>
          <p>
            <b>{kind}</b>
          </p>
          <p>{words}</p>
          <Until frame={frame} rule={rule} before={before} />
          <p class="m">
            {w.whatWeShare.decided}: {decidedBy(rule, frame, decisions)}
          </p>
        </li>
      ))}
    </ul>
  )
}

/** When it opened until now, where that was at another time. */
function Until({
  frame: { w },
  rule,
  before = [],
}: Pick<RuleListProps, 'frame' | 'before'> & { readonly rule: AnyRule }) {
  const was = before.find(({ id }) => id === rule.id)
  if (!was || effectInWords(was.then, w) === effectInWords(rule.then, w)) return null
  return (
    <p class="m">
      {w.rulebooks.until}: {effectInWords(was.then, w)}
    </p>
  )
}

export type DeviationTableProps = {
  readonly frame: Frame
  readonly rulebook: Rulebook
  /** Names of institutions by id. */
  readonly names: ReadonlyMap<string, string>
  readonly decisions?: ReadonlyMap<string, number>
}

/** Institutions that differ: where, for what, how, why, who approved it, and until when. */
export function DeviationTable({ frame, rulebook, names, decisions }: DeviationTableProps) {
  const { w } = frame
  const { whatWeShare: t, rules } = w
  return (
    <DataTable
      caption={t.deviations}
      isCaptionHidden
      columns={[t.institution, rules.what, rules.inWords, t.reason, rules.approved, t.until].map((title) => ({
        title,
      }))}
      rows={rulebook.deviations.map((one) => ({
        key: one.id,
        cells: [
          <bdi>{names.get(one.institution) ?? one.institution}</bdi>,
          kindInWords(one, rulebook, w),
          inWords(one, frame),
          <bdi>{one.reason}</bdi>,
          decidedBy(one, frame, decisions),
          ending(one.expires, frame),
        ],
      }))}
    />
  )
}

/** The same for everybody to read on a telephone. */
export function DeviationList({ frame, rulebook, names, decisions }: DeviationTableProps) {
  const { w } = frame
  const { whatWeShare: t, rules } = w
  return (
    <ul class="looks">
      {rulebook.deviations.map((one) => (
        <li>
          <p>
            <b>
              <bdi>{names.get(one.institution) ?? one.institution}</bdi>
            </b>{' '}
            · {kindInWords(one, rulebook, w)}
          </p>
          <p>{inWords(one, frame)}</p>
          <p>
            {t.reason}: <bdi>{one.reason}</bdi>
          </p>
          <p class="m">
            {rules.approved}: {decidedBy(one, frame, decisions)} · {t.until}: {ending(one.expires, frame)}
          </p>
        </li>
      ))}
    </ul>
  )
}

function ending(expires: string, { w, now }: Frame): string {
  const day = w.formatDay(readClinicalDate(expires)!)
  return endOf(expires) <= now ? `${day} (${w.rules.over})` : day
}
