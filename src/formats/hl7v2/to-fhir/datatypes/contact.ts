import type { Element } from '../../../fhir/types.ts'
import { type Parts, partOf, repetitionsOf, type Segment, subpartsOf } from '../../message.ts'
import { element, elementOrNull } from '../element.ts'

/** Table 0201 (use) and 0202 (equipment). */
const USES: Readonly<Record<string, string>> = { PRN: 'home', ORN: 'home', VHN: 'home', WPN: 'work', PRS: 'mobile' }
const SYSTEMS: Readonly<Record<string, string>> = { FX: 'fax', BP: 'pager', TDD: 'other', TTY: 'other', SAT: 'phone' }

/** Telephones and mail addresses of an XTN field. One repetition may hold both. */
export function telecomsAt(segment: Segment, field: number, use: string | null): readonly Element[] {
  return repetitionsOf(segment, field).flatMap((telecom) => {
    const [phone, mail] = [phoneOf(telecom), mailOf(telecom)]
    const equipment = partOf(telecom, 3).toUpperCase()
    const place = equipment === 'CP' ? 'mobile' : (USES[partOf(telecom, 2).toUpperCase()] ?? use)
    return [
      ...(phone ? [element({ system: SYSTEMS[equipment] ?? 'phone', value: phone, use: place })] : []),
      ...(mail ? [element({ system: 'email', value: mail, use: place === 'mobile' ? null : place })] : []),
    ]
  })
}

function phoneOf(telecom: Parts): string {
  const written = partOf(telecom, 1) || partOf(telecom, 12)
  if (written.includes('@')) return ''
  if (/\d/.test(written)) return written.replace(/[:\s]+$/, '')
  const [country, area, local] = [partOf(telecom, 5), partOf(telecom, 6), partOf(telecom, 7)]
  if (!local) return ''
  const number = [country ? `+${country.replace(/^\+/, '')}` : '', area, local].filter(Boolean).join(' ')
  const extension = partOf(telecom, 8)
  return extension ? `${number} x${extension}` : number
}

function mailOf(telecom: Parts): string {
  return [partOf(telecom, 4), partOf(telecom, 1)].find((text) => /^\S+@\S+\.\S+$/.test(text)) ?? ''
}

/** Table 0190 as FHIR's address use; a birth place (N, BDL) is no address to find somebody at. */
const ADDRESS_USES: Readonly<Record<string, string>> = {
  H: 'home',
  HOME: 'home',
  L: 'home',
  P: 'home',
  B: 'work',
  O: 'work',
  C: 'temp',
  BA: 'old',
  BI: 'billing',
}
const NOT_LIVED_AT: ReadonlySet<string> = new Set(['N', 'BDL', 'F', 'BR', 'RH'])

/** The addresses of an XAD field. */
export function addressesAt(segment: Segment, field: number): readonly Element[] {
  return repetitionsOf(segment, field).flatMap((address) => {
    const type = partOf(address, 7).toUpperCase()
    if (NOT_LIVED_AT.has(type)) return []
    const said = elementOrNull({
      line: [streetOf(address), partOf(address, 2)].filter(Boolean),
      city: partOf(address, 3),
      district: partOf(address, 9),
      state: partOf(address, 4),
      postalCode: partOf(address, 5),
      country: partOf(address, 6),
    })
    return said ? [element({ use: ADDRESS_USES[type], type: type === 'M' ? 'postal' : null, ...said })] : []
  })
}

/** SAD: the whole line, else street name and number. */
function streetOf(address: Parts): string {
  const street = subpartsOf(address, 1)
  if (!street) return ''
  return partOf(street, 1) || [partOf(street, 3), partOf(street, 2)].filter(Boolean).join(' ')
}
