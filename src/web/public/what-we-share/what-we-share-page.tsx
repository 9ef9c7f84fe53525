import type { Category } from '#base/categories'
import type { Instant } from '#base/instant'
import { DataTable } from '#ui/data-table/data-table'
import { PortalPage } from '../../patient/portal-page.tsx'
import type { Frame } from '../../patient/view-types.ts'

export type SharedRule = {
  /** Null for the rule of everything else. */
  readonly category: Category | null
  /** Already in the reader's language. */
  readonly ruleText: string
  readonly decidedBy: string
}

export type Deviation = {
  readonly institutionName: string
  readonly category: Category | null
  readonly ruleText: string
  readonly reason: string
  readonly expiresAt: Instant | null
}

export type WhatWeSharePageProps = {
  readonly frame: Frame
  /** Guiding principles of the region, already in the reader's language. */
  readonly principles: readonly string[]
  readonly rules: readonly SharedRule[]
  readonly deviations: readonly Deviation[]
}

/** The region's rules by category, and each institution that has another, with its reason and its end. */
export function WhatWeSharePage({ frame, principles, rules, deviations }: WhatWeSharePageProps) {
  const t = frame.w.whatWeShare
  return (
    <PortalPage frame={frame} title={t.title}>
      <h1>{t.title}</h1>
      <p class="lead">{t.intro({ region: frame.regionName })}</p>
      {principles.length > 0 && (
        <section>
          <h2>{t.principles}</h2>
          <ul>
            {principles.map((principle) => (
              <li>{principle}</li>
            ))}
          </ul>
        </section>
      )}
      <h2>{t.rules}</h2>
      <DataTable
        caption={t.rules}
        isCaptionHidden
        columns={[{ title: t.kind }, { title: t.rule }, { title: t.decided }]}
        rows={rules.map((rule, at) => ({
          key: String(at),
          cells: [kindOf(rule.category, frame), rule.ruleText, rule.decidedBy],
        }))}
      />
      <Deviations deviations={deviations} frame={frame} />
    </PortalPage>
  )
}

function Deviations({ deviations, frame }: Pick<WhatWeSharePageProps, 'deviations' | 'frame'>) {
  const { w, timeZone } = frame
  const t = w.whatWeShare
  return (
    <section>
      <h2>{t.deviations}</h2>
      {deviations.length === 0 ? (
        <p>{t.noDeviations}</p>
      ) : (
        <>
          <p>{t.deviationsIntro}</p>
          <DataTable
            caption={t.deviations}
            isCaptionHidden
            columns={[
              { title: t.institution },
              { title: t.kind },
              { title: t.rule },
              { title: t.reason },
              { title: t.until },
            ]}
            rows={deviations.map((one, at) => ({
              key: String(at),
              cells: [
                <bdi>{one.institutionName}</bdi>,
                kindOf(one.category, frame),
                one.ruleText,
                one.reason,
                one.expiresAt ? w.formatInstantDay(one.expiresAt, timeZone) : t.noEnd,
              ],
            }))}
          />
        </>
      )}
    </section>
  )
}

function kindOf(category: Category | null, { w }: Frame): string {
  return category ? w.categories[category].name : w.whatWeShare.everythingElse
}
