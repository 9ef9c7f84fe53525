import { child, children, text } from '#formats/fhir/elements'
import type { Resource } from '#formats/fhir/types'
import type { MessageFault } from '#formats/hl7v2/mapped-message'
import { readMessage } from '#formats/hl7v2/read-message'
import { type Carried, type ClaimedOrigin, decideOrigin, type OriginVerdict } from '#institutions'

/** Which institution an HL7 v2 message of an aggregator feed is from: MSH-4, else PID-3.4. */
export function originOfMessage(bytes: Uint8Array, carried: Carried): OriginVerdict {
  const read = readMessage(bytes)
  if (!read.ok) return decideOrigin(carried, { facilities: [], authorities: [] })
  const { header, segments, delimiters } = read.message
  const { component, subcomponent, repetition } = delimiters
  const numbers = segments.flatMap(({ name, fields }) => (name === 'PID' ? (fields[3] ?? '').split(repetition) : []))
  return decideOrigin(carried, {
    facilities: header.sendingFacility.split(component).flatMap((part) => part.split(subcomponent)),
    authorities: numbers.flatMap((number) => (number.split(component)[3] ?? '').split(subcomponent)),
  })
}

/** The same as a fault of the message; none when it is known. */
export function originFaults(verdict: OriginVerdict): readonly MessageFault[] {
  if (verdict.verdict === 'known') return []
  const { because, mend } = verdict
  const place = { segment: 'MSH', segmentSequence: 1, field: 4 }
  return [{ ...place, code: 103, severity: 'E', what: `${because}.`, mend }]
}

/** Which institution a FHIR resource of an aggregator feed is from: meta.source, else who gave it or its patient a number. */
export function originOfResource(resource: Resource, carried: Carried): OriginVerdict {
  return decideOrigin(carried, claimOf(resource))
}

function claimOf(resource: Resource): ClaimedOrigin {
  // What stands behind # names a request, not a system (R4 Meta.source).
  const source = text(child(resource, 'meta'), 'source')?.replace(/#.*$/s, '')
  const identifiers = children(resource, 'identifier')
  const named = [...identifiers.map((each) => child(each, 'assigner')), child(resource, 'managingOrganization')]
  return {
    facilities: source ? [source] : [],
    authorities: [
      ...identifiers.map((each) => text(each, 'system')),
      ...named.flatMap((reference) => [text(child(reference, 'identifier'), 'value'), text(reference, 'display')]),
    ].filter((name) => name !== null),
  }
}
