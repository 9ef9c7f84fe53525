import type { MessageFault } from '../hl7v2/mapped-message.ts'
import { readXml } from '../xml/read-xml.ts'
import type { XmlElement, XmlFault } from '../xml/xml-element.ts'
import { childrenOf } from './elements.ts'

/** A clinical document that has been read and is about one patient. */
export type CdaDocument = {
  readonly root: XmlElement
  readonly patientRole: XmlElement
  readonly bytes: Uint8Array
}

export type DocumentRead =
  | { readonly ok: true; readonly document: CdaDocument }
  | { readonly ok: false; readonly fault: MessageFault }

export const CDA_NAMESPACE = 'urn:hl7-org:v3'

/** Reads bytes as a clinical document (CDA R2) about one patient. Never throws. */
export function readDocument(bytes: Uint8Array): DocumentRead {
  const read = readXml(bytes, CDA_NAMESPACE)
  if (!read.ok) return { ok: false, fault: faultOf(read.fault) }
  const { root } = read
  if (root.name !== 'ClinicalDocument')
    return refused(root, {
      code: 200,
      what: `It is XML, but no clinical document: its root is <${root.name.slice(0, 60)}>.`,
      mend: 'Send a ClinicalDocument of the namespace urn:hl7-org:v3.',
    })
  const roles = childrenOf(root, 'recordTarget').flatMap((target) => childrenOf(target, 'patientRole'))
  if (roles.length === 0)
    return refused(root, {
      code: 101,
      what: 'It names no patient: there is no recordTarget with a patientRole.',
      mend: 'Name the patient in recordTarget.',
    })
  if (roles.length > 1)
    return refused(roles[1]!, {
      code: 103,
      what: `It is about ${roles.length} patients; one document is about one.`,
      mend: 'Send a document for each patient.',
    })
  return { ok: true, document: { root, patientRole: roles[0]!, bytes } }
}

/** Whether the beginning of a file is that of XML: for those who have to tell formats apart. */
export function looksLikeXml(start: Uint8Array): boolean {
  const text = new TextDecoder(start[0] === 0xff || start[1] === 0 ? 'utf-16le' : 'utf-8').decode(start)
  return /^\s*<[?!a-zA-Z]/.test(text)
}

function faultOf({ line, column, what, mend }: XmlFault): MessageFault {
  const segment = line === null ? null : `line ${line}${column === null ? '' : `:${column}`}`
  return { segment, segmentSequence: null, field: null, code: 207, severity: 'E', what, mend }
}

function refused(element: XmlElement, words: Pick<MessageFault, 'code' | 'what' | 'mend'>): DocumentRead {
  return {
    ok: false,
    fault: { segment: `line ${element.line}`, segmentSequence: null, field: null, severity: 'E', ...words },
  }
}
