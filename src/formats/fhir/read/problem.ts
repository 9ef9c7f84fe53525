import { children, follow } from '../elements.ts'
import type { Standing } from '../item-draft.ts'
import { codingsOf } from '../say/concept.ts'
import { say, sayAll } from '../say/say.ts'
import type { Resource } from '../types.ts'
import type { DetailRow, Kind } from './kind.ts'
import { statusOfFinding } from './status.ts'

export const condition: Kind = {
  title: ['code', 'category'],
  code: ['code'],
  status: 'clinicalStatus.coding.code',
  statusInstead: statusOfFinding,
  happened: ['onset[x]', 'recordedDate'],
  issued: ['recordedDate'],
  author: ['asserter', 'recorder'],
  standing: verifiedStanding,
  facts: [
    ['clinical-status', 'clinicalStatus'],
    ['verification', 'verificationStatus'],
    ['severity', 'severity'],
    ['period', onsetAndAbatement],
    ['body-site', 'bodySite'],
    ['type', 'category'],
    ['performer', 'asserter', 'recorder'],
    ['recorded', 'recordedDate'],
    ['related', 'stage.summary', 'evidence.code'],
  ],
}

export const allergyIntolerance: Kind = {
  title: ['code', 'reaction.substance'],
  code: ['code'],
  status: 'clinicalStatus.coding.code',
  statusInstead: statusOfFinding,
  happened: ['onset[x]', 'recordedDate', 'reaction.onset'],
  issued: ['recordedDate'],
  author: ['asserter', 'recorder'],
  standing: verifiedStanding,
  facts: [
    ['clinical-status', 'clinicalStatus'],
    ['verification', 'verificationStatus'],
    ['criticality', 'criticality'],
    ['reaction', 'reaction.manifestation'],
    ['type', 'type', 'category'],
    ['period', 'onset[x]'],
    ['performer', 'asserter', 'recorder'],
    ['recorded', 'recordedDate'],
  ],
  rows: reactionRows,
}

/** Conditions and allergies have no status "entered in error"; their verification says so. */
function verifiedStanding(resource: Resource): Standing | null {
  const verification = codingsOf(resource.verificationStatus)
  return verification.some(({ code }) => code === 'entered-in-error') ? 'entered-in-error' : null
}

function onsetAndAbatement(resource: Resource): string | null {
  const [onset, abatement] = ['onset[x]', 'abatement[x]'].map((path) => say(follow(resource, path)[0]))
  return abatement ? `${onset ?? ''} – ${abatement}`.trim() : (onset ?? null)
}

function reactionRows(resource: Resource): readonly DetailRow[] {
  return children(resource, 'reaction').map((reaction) => ({
    name: sayAll(follow(reaction, 'manifestation')) ?? '–',
    value: say(reaction.severity) ?? say(reaction.description) ?? '–',
    note: say(reaction.substance) ?? say(reaction.onset),
  }))
}
