import { NotFound } from '#base/errors'
import { listAgreements } from '#institutions'
import type { StaffScope } from '#platform/database/scopes'
import { compareRulebooks, decisionsOfRules, listRulebookVersions, readRulebook, writeTable0909 } from '#release'
import type { Frame } from '../../patient/view-types.ts'
import type { Shown, Visit } from '../../shell/visit.ts'
import { RulebookPage } from './rulebook-page.tsx'

/** One version in plain words, with what it changed. */
export async function showRulebook(scope: StaffScope, visit: Visit, frame: Frame): Promise<Shown> {
  const { version, rulebook } = await read(scope, visit)
  const versions = await listRulebookVersions(scope)
  const about = versions.find((each) => each.version === version)!
  const earlier = Math.max(0, ...versions.map((each) => each.version).filter((each) => each < version))
  const before = earlier > 0 ? await readRulebook(scope, { version: earlier }) : null
  return {
    view: (
      <RulebookPage
        frame={frame}
        about={about}
        rulebook={rulebook}
        names={await namesOfInstitutions(scope)}
        before={before && { version: earlier, comparison: compareRulebooks(before.rulebook, rulebook) }}
        decisions={await decisionsOfRules(scope, { version })}
        isPublished={visit.query.done === 'published'}
      />
    ),
  }
}

/** The text of a version, as it was published. */
export async function downloadRulebook(scope: StaffScope, visit: Visit): Promise<Shown> {
  const { version, yaml } = await read(scope, visit)
  return textFile(`rulebook-${version}.yaml`, yaml)
}

/** The rules for classes of tests, as lines of HL7 table 0909. */
export async function downloadTable0909(scope: StaffScope, visit: Visit): Promise<Shown> {
  const { version, rulebook } = await read(scope, visit)
  return textFile(`table-0909-rulebook-${version}.csv`, writeTable0909(rulebook))
}

export function textFile(name: string, text: string): Shown {
  return { file: { contentType: 'text/plain', name, bytes: Buffer.from(text) } }
}

/** Names of institutions by id. */
export async function namesOfInstitutions(scope: StaffScope): Promise<ReadonlyMap<string, string>> {
  return new Map((await listAgreements(scope)).map((line) => [line.institutionId, line.institutionName]))
}

async function read(scope: StaffScope, { params }: Visit) {
  const version = /^\d{1,9}$/.test(params.version ?? '') ? Number(params.version) : 0
  const found = await readRulebook(scope, { version })
  if (!found) throw new NotFound('rulebook', { detail: 'no such version' })
  return found
}
