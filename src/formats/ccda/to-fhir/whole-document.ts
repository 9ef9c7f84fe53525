import type { Element } from '../../fhir/types.ts'
import { element } from '../../hl7v2/to-fhir/element.ts'
import { unique } from '../../hl7v2/to-fhir/labels.ts'
import { CDA_TYPE } from '../cda-type.ts'
import { allAt, at, attribute, childOf, textIn } from '../elements.ts'
import { conceptOf } from './datatypes/concept.ts'
import { identifierOf, namesOf } from './datatypes/identifier.ts'
import { replacedParts } from './document-name.ts'
import { contentOf, isAttachment, isContentFault, isElsewhere } from './entries/attachment.ts'
import { authenticatorOf, custodianOf, documentAuthors } from './header.ts'
import { holdsOf, writtenAt } from './holds.ts'
import { labelsOf } from './labels.ts'
import { addDraft, type Mapping, subjectOf, warn } from './mapping.ts'
import type { Section } from './sections.ts'

/** The document itself, byte for byte, and what it carries as a file: a body that is no text, and its pictures. */
export function addWholeDocument(mapping: Mapping, sections: readonly Section[]): void {
  const { document } = mapping
  const { root, bytes } = document
  const title = textIn(childOf(root, 'title'))
  const code = conceptOf(mapping, childOf(root, 'code'))
  const body = bodyOf(mapping, title || null)
  const holds = holdsOf(mapping.drafts)
  const { date, creation, context } = writtenAt(mapping.written, holds)
  addDraft(mapping, {
    names: { kind: 'place', parts: [...mapping.documentName, 'whole'] },
    when: '',
    where: 'the whole document',
    // Whoever may not see one section may not see the whole.
    labels: unique([...(labelsOf(root) ?? []), ...sections.flatMap(({ labels }) => labels)]),
    resource: {
      resourceType: 'DocumentReference',
      extension: holds,
      masterIdentifier: namesOf(root).map((named) => identifierOf(named, mapping.context))[0],
      identifier: allAt(root, 'setId').flatMap((set) =>
        setIdentifier(mapping, attribute(set, 'root'), attribute(set, 'extension')),
      ),
      status: 'current',
      docStatus: childOf(root, 'legalAuthenticator') ? 'final' : null,
      type: title && code ? element({ ...code, text: title }) : (code ?? { text: title || 'Clinical document' }),
      subject: subjectOf(mapping),
      date,
      author: documentAuthors(mapping),
      authenticator: authenticatorOf(mapping),
      custodian: custodianOf(mapping),
      relatesTo: replacedParts(mapping, ['whole']),
      content: [
        ...body.map((attachment) => ({ attachment })),
        {
          attachment: element({
            contentType: CDA_TYPE,
            data: Buffer.from(bytes).toString('base64'),
            title,
            creation,
          }),
        },
        ...picturesOf(mapping).map((attachment) => ({ attachment })),
      ],
      context,
    },
  })
}

function setIdentifier(mapping: Mapping, root: string | null, extension: string | null): readonly Element[] {
  return root === null && extension === null ? [] : [identifierOf({ root, extension }, mapping.context)]
}

/**
 * The file of an unstructured document. Content that is not what it says is a fault, and nothing of the document goes in.
 * Of content that stands elsewhere the patient reads that it is there: its address is neither followed nor kept apart.
 */
function bodyOf(mapping: Mapping, title: string | null): readonly Element[] {
  const text = at(mapping.document.root, 'component/nonXMLBody/text')
  if (!text) return []
  if (isElsewhere(text)) {
    warn(
      mapping,
      text,
      'Its content stands elsewhere; addresses are not followed.',
      'Put it into the document, in Base64.',
    )
    return [element({ contentType: attribute(text, 'mediaType') ?? 'application/octet-stream', title })]
  }
  const content = contentOf(text, title)
  if (!isContentFault(content)) return [content]
  const { what, mend } = content
  const segment = `<nonXMLBody>, line ${text.line}`
  mapping.faults.push({ segment, segmentSequence: null, field: null, code: 207, severity: 'E', what, mend })
  return []
}

/** Pictures in the narrative (observationMedia), as files beside the document. */
function picturesOf(mapping: Mapping): readonly Element[] {
  const { root } = mapping.document
  const media = allAt(root, 'component/structuredBody/component/section/entry/observationMedia/value')
  return media.filter(isAttachment).flatMap((value) => {
    const content = contentOf(value, null)
    return isContentFault(content) ? [] : [content]
  })
}
