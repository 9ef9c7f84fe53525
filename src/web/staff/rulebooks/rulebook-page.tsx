import { type Comparison, type Rulebook, type RulebookVersion, toTable0909 } from '#release'
import { BackLink } from '#ui/back-link/back-link'
import { DataTable } from '#ui/data-table/data-table'
import { Facts } from '#ui/facts/facts'
import { Notice } from '#ui/notice/notice'
import { DeviationTable, RuleTable } from '../../openness/rule-tables.tsx'
import { paths } from '../../paths.ts'
import { PortalPage } from '../../patient/portal-page.tsx'
import type { Frame } from '../../patient/view-types.ts'
import { RuleChanges } from './rule-changes.tsx'

export type RulebookPageProps = {
  readonly frame: Frame
  readonly about: RulebookVersion
  readonly rulebook: Rulebook
  readonly names: ReadonlyMap<string, string>
  /** The version before it, and what is other since. */
  readonly before: { readonly version: number; readonly comparison: Comparison } | null
  readonly isPublished: boolean
  /** By which decision each rule says what it says. */
  readonly decisions: ReadonlyMap<string, number>
}

/** One published version: by whose decision, since when, its principles, rules and deviations, and how to take it along. */
export function RulebookPage({ frame, about, rulebook, names, before, isPublished, decisions }: RulebookPageProps) {
  const { w } = frame
  const t = w.rulebooks
  const title = t.version({ number: about.version })
  return (
    <PortalPage frame={frame} title={title} wide>
      <BackLink href={paths.rulebooks()}>{t.back}</BackLink>
      <h1>{title}</h1>
      <p class="lead">
        <bdi>{rulebook.title}</bdi>
      </p>
      {isPublished && (
        <Notice kind="info">
          <p role="status">{t.donePublished}</p>
        </Notice>
      )}
      <Facts facts={factsOf(frame, about)} />
      {before && (
        <section>
          <h2>{t.changesSince({ version: before.version })}</h2>
          <RuleChanges frame={frame} comparison={before.comparison} rulebook={rulebook} names={names} />
        </section>
      )}
      <RulebookInWords frame={frame} rulebook={rulebook} names={names} decisions={decisions} />
      <section>
        <h2>{t.table}</h2>
        <p>{t.tableHint}</p>
        <Table0909 frame={frame} rulebook={rulebook} />
      </section>
      <section>
        <h2>{t.download}</h2>
        <ul>
          <li>
            <a href={paths.rulebookText(about.version)}>{t.asYaml}</a>
          </li>
          <li>
            <a href={paths.rulebookTable(about.version)}>{t.asTable}</a>
          </li>
        </ul>
      </section>
    </PortalPage>
  )
}

function factsOf({ w, timeZone }: Frame, about: RulebookVersion) {
  const t = w.rulebooks
  const when = w.formatInstant(about.publishedAt, timeZone)
  return [
    { label: t.standing, value: t.standings[about.standing] },
    {
      label: t.decision,
      value: (
        <a href={paths.decision(about.decisionId)}>
          <bdi>{about.decision}</bdi>
        </a>
      ),
    },
    { label: t.effective, value: w.formatInstantDay(about.effectiveFrom, 'UTC') },
    {
      label: t.published,
      value: about.publishedBy ? t.publishedBy({ when, name: about.publishedBy }) : t.publishedByHouse({ when }),
    },
  ]
}

/** Principles, rules and deviations, in the reader's language. */
export function RulebookInWords({
  frame,
  rulebook,
  names,
  decisions,
}: Pick<RulebookPageProps, 'frame' | 'rulebook' | 'names' | 'decisions'>) {
  const { language, rulebooks: t } = frame.w
  return (
    <>
      <section>
        <h2>{t.principles}</h2>
        <ul>
          {rulebook.principles.map(({ says }) => (
            <li>{says[language]}</li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{t.rules}</h2>
        <RuleTable
          frame={frame}
          caption={t.rules}
          rulebook={rulebook}
          rules={[...rulebook.rules, rulebook.defaultRule]}
          hasIds
          decisions={decisions}
        />
      </section>
      <section>
        <h2>{t.deviations}</h2>
        {rulebook.deviations.length === 0 ? (
          <p>{t.noDeviations}</p>
        ) : (
          <DeviationTable frame={frame} rulebook={rulebook} names={names} decisions={decisions} />
        )}
      </section>
    </>
  )
}

function Table0909({ frame, rulebook }: Pick<RulebookPageProps, 'frame' | 'rulebook'>) {
  const { w } = frame
  const t = w.rulebooks
  const says = new Map(rulebook.classes.map((each) => [each.id, each.says[w.language]]))
  return (
    <DataTable
      caption={t.table}
      isCaptionHidden
      columns={[{ title: t.testClass }, { title: t.code }, { title: t.days, isNumber: true }]}
      rows={toTable0909(rulebook).map((line) => ({
        key: line.testClass,
        cells: [
          says.get(line.testClass) ?? line.testClass,
          line.code,
          line.days === null ? '' : w.formatNumber(line.days),
        ],
      }))}
    />
  )
}
