import { importInput } from '#ingestion'
import { MATCH_RULES } from '../../src/main/match-rules.ts'
import { ccda, type SampleDocument } from './ccda-samples.ts'
import type { TestPortal } from './test-portal.ts'

type Numbered = { readonly system: string; readonly value: string }
type KnownPatient = {
  readonly identifier: readonly Numbered[]
  readonly name: readonly { readonly family: string; readonly given: readonly string[] }[]
  readonly birthDate: string
}

/** Sends a clinical document about a person of the region through demo-ccda; answers the item that is the document itself. */
export async function giveDocument(portal: TestPortal, personId: string, document: SampleDocument): Promise<string> {
  const [row] = await portal.house.owner(
    `select body from item where person_id = $1 and resource_type = 'Patient' limit 1`,
    [personId],
  )
  const { identifier, name, birthDate } = JSON.parse(row!.body as string) as KnownPatient
  const patient = {
    number: `lesja-${personId.slice(0, 8)}`,
    national: identifier.find(({ system }) => system.endsWith('/national')) ?? null,
    given: name[0]!.given[0]!,
    family: name[0]!.family,
    born: birthDate.replaceAll('-', ''),
  }
  const text = ccda({ ...document, patient })
  const report = await importInput(portal.house.database, {
    feedId: 'demo-ccda',
    rules: MATCH_RULES,
    sources: [{ name: 'document', chunks: once(text), format: 'ccda' }],
  })
  if (report.stored === 0) throw new Error(`the document did not go in: ${JSON.stringify(report.problems)}`)
  const [made] = await portal.house.owner(
    `select item_id from item where person_id = $1 and feed_id = 'demo-ccda' and body like '%hl7-cda+xml%'
     order by changed_at desc limit 1`,
    [personId],
  )
  return made!.item_id as string
}

async function* once(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text)
}
