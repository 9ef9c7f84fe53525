import type { Element } from '../../fhir/types.ts'
import { isSaid } from '../../hl7v2/to-fhir/element.ts'
import { unique } from '../../hl7v2/to-fhir/labels.ts'
import type { XmlElement } from '../../xml/xml-element.ts'
import { allAt, attribute, childrenOf } from '../elements.ts'

const CONFIDENTIALITY = 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality'
const ACT_CODE = 'http://terminology.hl7.org/CodeSystem/v3-ActCode'
const CONFIDENTIALITY_OID = '2.16.840.1.113883.5.25'
const ACT_CODE_OID = '2.16.840.1.113883.5.4'

/** What a section or entry is protected by: the sensitivities of DS4P that the region's rulebook knows. */
const SENSITIVITIES: ReadonlySet<string> = new Set(
  'ETH GDIS HIV MST SCA SDV SEX SPI BH COGN DVD EMOTDIS MH PSY PSYTHPN SUD ETHUD OPIOIDUD STD TBOO VIO SICKLE'.split(
    ' ',
  ),
)

/**
 * The labels of a document, section or entry: its confidentialityCode where that restricts (R, V), and the sensitivities
 * of its privacy annotations (DS4P). "Normal" and unknown codes say nothing. Null where there is neither: then what is
 * around it counts.
 */
export function labelsOf(element: XmlElement): readonly Element[] | null {
  const codes = childrenOf(element, 'confidentialityCode')
  const annotations = [...allAt(element, 'entry/organizer'), ...allAt(element, 'entryRelationship/organizer')]
    .flatMap((organizer) => [...allAt(organizer, 'component/observation/value')])
    .filter((value) => [CONFIDENTIALITY_OID, ACT_CODE_OID].includes(attribute(value, 'codeSystem') ?? ''))
  if (codes.length + annotations.length === 0) return null
  return unique([...codes, ...annotations].map(labelOf).filter(isSaid))
}

function labelOf(code: XmlElement): Element | null {
  const said = attribute(code, 'code')?.toUpperCase() ?? ''
  if (said === 'R' || said === 'V') return { system: CONFIDENTIALITY, code: said }
  return SENSITIVITIES.has(said) ? { system: ACT_CODE, code: said } : null
}
