import { children, text } from '../elements.ts'
import { codingsOf } from '../say/concept.ts'
import type { Resource } from '../types.ts'

const DICOM_UID = 'urn:dicom:uid'
const LONGEST = 200

/**
 * The numbers of these types (table 0203) among the identifiers of a resource. One without a type counts when it has a
 * system, which is then the numbers' own; the unique id of a study is never a number.
 */
export function accessionsIn(resource: Resource, types: ReadonlySet<string>): readonly string[] {
  const numbers = children(resource, 'identifier').flatMap((identifier) => {
    const [system, value] = [text(identifier, 'system'), text(identifier, 'value')?.trim()]
    if (!value || value.length > LONGEST || system === DICOM_UID || value.startsWith('urn:')) return []
    const said = codingsOf(identifier.type).map(({ code }) => code)
    const counts = said.length > 0 ? said.some((code) => types.has(code)) : system !== null
    return counts ? [value] : []
  })
  return [...new Set(numbers)]
}
