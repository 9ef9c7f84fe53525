import type { Category, Language } from '#base/categories'
import { listAgreements } from '#institutions'
import type { PublicScope } from '#platform/database/scopes'
import { type LiveRulebook, readLiveRulebook } from '#release'
import type { Frame } from '../patient/view-types.ts'
import type { Shown, Visit } from '../shell/visit.ts'
import { HelpPage } from './help/help-page.tsx'
import { WhatWeSharePage } from './what-we-share/what-we-share-page.tsx'

/** Short answers to what people ask most. */
export async function showHelp(_scope: PublicScope, _visit: Visit, frame: Frame): Promise<Shown> {
  return { view: <HelpPage frame={frame} /> }
}

/** The region's rules and every deviation, for everybody to read. */
export async function showWhatWeShare(scope: PublicScope, _visit: Visit, frame: Frame): Promise<Shown> {
  const rulebook = await readLiveRulebook(scope)
  const names = new Map(
    (await listAgreements(scope)).map((line) => [line.institutionId as string, line.institutionName]),
  )
  const { language } = frame.w
  return {
    view: (
      <WhatWeSharePage
        frame={frame}
        principles={rulebook.principles.map((principle) => principle.says[language])}
        rules={rulesOf(rulebook, language)}
        deviations={rulebook.deviations.map((deviation) => ({
          institutionName: names.get(deviation.institution) ?? deviation.institution,
          category: deviation.when.category?.[0] ?? null,
          ruleText: deviation.says[language],
          reason: deviation.reason,
          expiresAt: new Date(`${deviation.expires}T23:59:59Z`),
        }))}
      />
    ),
  }
}

function rulesOf(rulebook: LiveRulebook, language: Language) {
  const line = (category: Category | null, rule: LiveRulebook['defaultRule']) => ({
    category,
    ruleText: rule.says[language],
    decidedBy: rule.decidedBy,
  })
  return [
    ...rulebook.rules.flatMap((rule) => (rule.when.category ?? [null]).map((category) => line(category, rule))),
    line(null, rulebook.defaultRule),
  ]
}
