import { listPublicServices } from '#appointments'
import { listAgreements } from '#institutions'
import { listStages } from '#messaging'
import type { PublicScope } from '#platform/database/scopes'
import { decisionsOfRules, listRulebookVersions, readLiveRulebook, readRulebook } from '#release'
import { listPublicPlaces, listPublicPromises } from '#requests'
import type { Frame } from '../patient/view-types.ts'
import type { Shown, Visit } from '../shell/visit.ts'
import { HelpPage } from './help/help-page.tsx'
import { type PlannedRules, WhatWeSharePage } from './what-we-share/what-we-share-page.tsx'

/** Short answers to what people ask most. */
export async function showHelp(_scope: PublicScope, _visit: Visit, frame: Frame): Promise<Shown> {
  return { view: <HelpPage frame={frame} /> }
}

/** The region's rules, every deviation, and the versions that will follow, for everybody to read. */
export async function showWhatWeShare(scope: PublicScope, _visit: Visit, frame: Frame): Promise<Shown> {
  const rulebook = await readLiveRulebook(scope)
  const agreements = await listAgreements(scope)
  const names = new Map(agreements.map((line) => [line.institutionId as string, line.institutionName]))
  const promises = await listPublicPromises(scope)
  const stages = await listStages(scope)
  const features = { stages, services: await listPublicServices(scope), places: await listPublicPlaces(scope) }
  const planned = await listPlanned(scope)
  const decisions = await decisionsOfRules(scope, rulebook)
  return {
    view: <WhatWeSharePage {...{ frame, rulebook, planned, names, decisions, agreements, promises, features }} />,
  }
}

async function listPlanned(scope: PublicScope): Promise<readonly PlannedRules[]> {
  const versions = (await listRulebookVersions(scope)).filter(({ standing }) => standing === 'planned')
  const planned: PlannedRules[] = []
  for (const version of versions.toReversed()) {
    const found = await readRulebook(scope, { version: version.version })
    if (found) planned.push({ version, rulebook: found.rulebook, decisions: await decisionsOfRules(scope, found) })
  }
  return planned
}
