import type { ClinicalDate } from '#base/instant'
import type { ConditionalRange } from './conditional-range.ts'

/** One coded statement; `system` is a URI or null when the sender named none. */
export type Coding = { readonly system: string | null; readonly code: string; readonly display: string | null }

export type ElementCoding = Coding & { readonly element: string }

/**
 * What the record keeps in narrow columns of one FHIR resource: read once, at the door. Texts are the sender's own
 * words; nothing here is translated, converted or guessed.
 */
export type ItemDraft = {
  readonly resourceType: string
  /** The logical id at the source (Resource.id). */
  readonly sourceId: string
  readonly title: string
  /**
   * Reference to what should name the item (a Medication, a Device), when the resource itself does not: the title is
   * then only the name of the type, until the record finds that display.
   */
  readonly titleFrom: string | null
  /** First coding of the defining element (code, type, vaccineCode, medication). */
  readonly code: Coding | null
  /** All codings that categories and release rules judge by, each with the element it stands in (category, code, type, class). */
  readonly codings: readonly ElementCoding[]
  readonly status: string | null
  readonly standing: Standing
  /** When it happened to the patient: effective, performed, occurrence, onset, period.start, authored, date. */
  readonly happened: ClinicalDate | null
  /** When the sender made it available (issued, date, recorded, authored): a delay counts from here. */
  readonly issued: ClinicalDate | null
  readonly value: ItemValue | null
  readonly range: {
    readonly low: number | null
    readonly high: number | null
    readonly text: string | null
    /** Each range by itself, where one of them is for some people only; otherwise none. */
    readonly conditional: readonly ConditionalRange[]
  } | null
  /** The sender's interpretation (table 0078 / v3-ObservationInterpretation); never computed by us. */
  readonly flag: Flag | null
  /** Who is responsible: the display if the resource carries one, else the reference, to be resolved by the record. */
  readonly author: { readonly display: string | null; readonly reference: string | null } | null
  /** Reference of the encounter, as in the resource. */
  readonly encounter: string | null
  /** References to what this report holds (DiagnosticReport.result, Observation.hasMember). */
  readonly parts: readonly string[]
  /** References to the studies of pictures that this report is about. */
  readonly pictures: readonly string[]
  /** References to what this item replaces (relatesTo replaces, Observation/… replaces extension). */
  readonly replaces: readonly string[]
  /** Numbers of the examination that a report or a study of pictures is of: accession numbers, and a report's own. */
  readonly accessions: readonly string[]
  /** SHA-256 (hex) of the first attachment's bytes, to see one note that comes both as report and document. */
  readonly attachmentHash: string | null
  /** meta.security codes, for release rules and restrictions. */
  readonly labels: readonly Coding[]
}

/**
 * `current` is shown; `replaced` is shown only while what replaces it has not arrived; `entered-in-error` and
 * `not-for-record` (drafts and cancelled orders that never became care) are kept and not listed.
 */
export type Standing = 'current' | 'replaced' | 'entered-in-error' | 'not-for-record'

export type ItemValue = {
  /** As a person reads it, comparator and unit included: "<0.05 mmol/L", "Positive", "120/80 mmHg". */
  readonly text: string
  /** Only for a plain quantity without comparator, so that a trend may draw it. */
  readonly number: number | null
  readonly unit: string | null
  /** UCUM code when the sender gave one. */
  readonly ucum: string | null
}

export type Flag =
  | 'normal'
  | 'low'
  | 'high'
  | 'critical-low'
  | 'critical-high'
  /** Critical, without a side: HL7 table 0078, AA. */
  | 'critical'
  | 'abnormal'
  | 'positive'
  | 'negative'
  | 'resistant'
  | 'intermediate'
  | 'susceptible'

/** What one item's page shows beyond the narrow columns, in the order in which to read it. */
export type ItemDetail = {
  readonly facts: readonly { readonly label: DetailLabel; readonly text: string }[]
  /** Components (blood pressure), questionnaire answers, dosages: rows of a small table. */
  readonly rows: readonly {
    readonly name: string
    readonly value: string
    readonly note: string | null
    /** The sender's judgement of this part. */
    readonly flag?: Flag
  }[]
  /** Readable text: conclusion, notes, narrative, in paragraphs of plain text; never HTML. */
  readonly text: readonly {
    readonly heading: string | null
    readonly paragraphs: readonly string[]
    /** What a report concludes: people look for it first. */
    readonly leads?: true
  }[]
  readonly attachments: readonly Attachment[]
}

export type Attachment = {
  /** Position within the resource, as used by the attachment's address. */
  readonly index: number
  readonly title: string | null
  readonly contentType: string
  readonly bytes: number | null
  /** True when the bytes are inside the resource and can be opened here. */
  readonly held: boolean
}

/** The labels of facts; the words for them stand in the messages. */
export const DETAIL_LABELS = [
  'status',
  'clinical-status',
  'verification',
  'severity',
  'criticality',
  'reaction',
  'dose',
  'route',
  'site',
  'reason',
  'performer',
  'requester',
  'location',
  'period',
  'recorded',
  'issued',
  'specimen',
  'method',
  'device',
  'lot-number',
  'manufacturer',
  'body-site',
  'outcome',
  'intent',
  'quantity',
  'refills',
  'substitution',
  'goal',
  'activity',
  'participants',
  'service',
  'type',
  'priority',
  'modality',
  'series',
  'accession',
  'note',
  'range',
  'related',
  'identifier',
] as const
export type DetailLabel = (typeof DETAIL_LABELS)[number]
