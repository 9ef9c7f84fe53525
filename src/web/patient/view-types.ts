import type { ComponentChildren, VNode } from 'preact'
import type { Category, Language, ServiceType } from '#base/categories'
import type { ClinicalDate, Instant } from '#base/instant'
import type { Looks } from '#base/looks'
import type { Wording } from '#explanations/explanation'
import type { Explanations } from '#explanations/explanations'
import type { Flag, ItemDetail } from '#formats/fhir/item-draft'
import type { Susceptibility } from '#formats/fhir/read-finding'
import type { Words } from '#messages/translator'
import type { DoneElsewhereItem, PersonsRange, TwinRow } from '#record'
import type { OwnGoal } from '#release'
import type { TermName } from '#terminology'
import type { UrgentHelp } from '../urgent-help.ts'

/** By what browsers are told: scripts of ours, our public key, and the hosts of their makers. */
export type PushFace = {
  readonly script: string
  readonly worker: string
  readonly key: string
  readonly services: readonly string[]
}

/** What every page needs to know about the visit: language, region, and who is looking at whose record. */
export type Frame = {
  readonly w: Words
  /** IANA name, such as "Europe/Oslo": for instants of ours, never for clinical dates. */
  readonly timeZone: string
  readonly now: Instant
  /** Address of the style sheet, hash included (dist/assets/manifest.json). */
  readonly stylesheet: string
  /** Address of the script for passkeys; undefined in pictures of pages. */
  readonly passkeyScript?: string
  /** Address of the script that reads pages aloud; undefined in pictures of pages. */
  readonly readAloudScript?: string
  /** Says when a list of what waits has changed. */
  readonly inboxScript?: string
  /** Lets browsers tell; undefined: the region has no keys for it. */
  readonly push?: PushFace
  /** Tries camera and microphone. */
  readonly videoScript?: string
  readonly regionName: string
  /** The address people use, without a slash at its end: for what is printed. */
  readonly publicUrl: string
  /** Within how many days each role of staff is confirmed. */
  readonly roleReviewDays: number
  /** For so many years the access log is kept. */
  readonly logKeepYears: number
  /** The national eIDs of the region. */
  readonly eids: readonly { readonly name: string; readonly title: string; readonly issuer: string }[]
  /** Whom people call instead of writing; undefined: what Causeway ships with. */
  readonly urgentHelp?: UrgentHelp
  /** Where the quick way out leads. */
  readonly wayOut: string
  /** What tests, medicines and other coded things are in plain words. */
  readonly explanations: Explanations
  /** Path and query of this page, for the language menu. */
  readonly path: string
  /** How the visitor wants pages to be; undefined: as usual. */
  readonly looks?: Looks
  readonly visitor: Visitor | null
  /** Where a page stands inside another one, which puts its own frame round it: a clinician looks with a patient's eyes. */
  readonly inside?: (page: { readonly title: string; readonly children: ComponentChildren }) => VNode
}

export type Visitor = {
  readonly name: string
  /** Whose record is open; null for staff, who have none open. */
  readonly subject: { readonly name: string; readonly isSelf: boolean } | null
  /** True when there is more than one record to choose from. */
  readonly hasChoice: boolean
  readonly staffPages: readonly ('desk' | 'clinic' | 'teamInbox' | 'institution' | 'privacy' | 'region')[]
}

export type ItemReference = { readonly itemId: string; readonly title: string }

/** A report by what people call it, with its sender's name of it where that says more. */
export type ReportReference = ItemReference & { readonly otherName: string | null }

export type ListRow = {
  readonly itemId: string
  readonly category: Category
  /** The sender's own name of it. */
  readonly title: string
  /** What people call it, in the reader's language; null where we have no word for its code. */
  readonly layName: string | null
  /** The lay name is that of a kind of test or medicine, and does not say which one. */
  readonly isKind: boolean
  readonly valueText: string | null
  readonly rangeLow: number | null
  readonly rangeHigh: number | null
  readonly rangeText: string | null
  /** Where its sender gave ranges for some people only: which one was chosen, the others, and why. */
  readonly rangeChoice?: PersonsRange['choice']
  readonly flag: Flag | null
  readonly happened: ClinicalDate | null
  readonly institutionId: string
  readonly institutionName: string
  readonly author: string | null
  readonly status: string | null
  readonly partOf: ReportReference | null
  readonly isNew: boolean
  /** Words come before it: no value is told before they have been read. */
  readonly hasPreface: boolean
  /** Another row may be the same thing, from another door. */
  readonly mayRepeat: boolean
  readonly replacedMark: boolean
}

export type SealedKind = 'delay' | 'after-comment' | 'by-appointment' | 'blocked-by-law' | 'being-checked'

/** A hold as its person sees it. No count and no title: only what was known before the result. */
export type SealedCardView = {
  readonly cardId: string
  readonly category: Category
  readonly institutionName: string
  readonly kind: SealedKind
  /** Already in the person's language. */
  readonly ruleText: string
  readonly decidedBy: string
  readonly opensAt: Instant | null
  /** What has been asked about it; null: nothing. Undefined where nobody can ask (looking with another's eyes). */
  readonly asked?: AskedView | null
}

/** A request that waits for its answer. */
export type AskedView = {
  readonly requestId: string
  readonly askedAt: Instant
  /** Null: the reader. */
  readonly askedBy: string | null
  readonly dueAt: Instant
  readonly state: 'waits' | 'late' | 'yours'
}

export type AgreedCategory = {
  readonly category: Category
  readonly state: 'arrived' | 'nothing-yet' | 'promised'
  readonly promisedFrom: Instant | null
}

export type CompletenessRow = {
  readonly institutionId: string
  readonly institutionName: string
  readonly serviceType: ServiceType
  readonly agreed: readonly AgreedCategory[]
  readonly lastReceivedAt: Instant | null
  /** Has sent nothing about anybody yet. */
  readonly isSilent: boolean
  /** Has sent nothing about anybody since then, and that is longer ago than usual; else null. */
  readonly quietSince: Instant | null
  readonly joinsAt: Instant | null
}

export type TrendPoint = {
  readonly itemId: string
  readonly happened: ClinicalDate
  /** In the unit of the picture; of a value such as "<5" its bound. */
  readonly number: number
  /** What the sender wrote. */
  readonly text: string
  /** In the unit of the picture, where the sender's was another; null where it is the sender's own. */
  readonly converted: string | null
  /** The value lies somewhere below, or above, its number. */
  readonly bound: 'below' | 'above' | null
  readonly isThis: boolean
}

/** Comparable values only: one test, in one unit, converted where that is safe; a series for each source. */
export type TrendData = {
  readonly unit: string
  readonly rangeLow: number | null
  readonly rangeHigh: number | null
  readonly series: readonly { readonly source: string; readonly points: readonly TrendPoint[] }[]
  readonly leftOut: readonly LeftOutValue[]
}

export type LeftOutValue = {
  readonly text: string
  readonly happened: ClinicalDate | null
  readonly source: string
  readonly reason:
    | 'other-unit'
    | 'unknown-unit'
    | 'no-molar-mass'
    | 'other-method'
    | 'other-specimen'
    | 'no-number'
    | 'other-test'
    | 'no-date'
}

export type ItemVersion = {
  readonly number: number
  readonly receivedAt: Instant
  readonly isCurrent: boolean
}

export type OpenedBy =
  | {
      readonly how: 'at-once' | 'later'
      readonly at: Instant
      readonly ruleText: string
      readonly decidedBy: string | null
    }
  | { readonly how: 'by-person'; readonly at: Instant; readonly who: string }

/** A medicine that was tried on a germ; without an address where it has no page of its own. */
export type TriedMedicine = {
  readonly itemId: string | null
  readonly name: string
  readonly susceptibility: Susceptibility
  readonly asSent: string | null
}

/** One germ with what was tried on it; `germ` is null where the sender does not tell which one it is. */
export type Germ = { readonly germ: ListRow | null; readonly medicines: readonly TriedMedicine[] }

/** Everything the page of one item shows. */
export type ItemPageData = Omit<ListRow, 'isNew' | 'hasPreface' | 'mayRepeat' | 'replacedMark'> & {
  /** What came by another door and is the same, or may be. */
  readonly twins: readonly TwinRow[]
  /** The same test, lately, from other institutions. */
  readonly doneElsewhere: readonly DoneElsewhereItem[]
  readonly valueNumber: number | null
  readonly unit: string | null
  readonly issued: ClinicalDate | null
  readonly receivedAt: Instant
  /** What the rule says before one reads on, in the reader's language. */
  readonly preface: string | null
  readonly detail: ItemDetail
  /** What it is in plain words, in the reader's language; null where we have none. */
  readonly wording: Wording | null
  /** Under eighteen when it happened: words about adults do not fit. */
  readonly isOfChild: boolean
  /** How to reach who sent it. */
  readonly contact: string | null
  /** Who ordered it, where the sender says so. */
  readonly orderedBy: string | null
  /** What the same report holds beside it. */
  readonly together: readonly ListRow[]
  readonly opened: OpenedBy
  readonly trend: TrendData | null
  /** Studies of pictures that belong to it, or are it, with how many pictures there are to see. */
  readonly studies: readonly { readonly itemId: string; readonly title: string; readonly pictures: number }[]
  /** Germs that were found, with the medicines that were tried on them. */
  readonly germs: readonly Germ[]
  /** What a report holds, in its order. */
  readonly parts: readonly ListRow[]
  readonly replacedBy: ItemReference | null
  readonly replaces: ItemReference | null
  readonly versions: readonly ItemVersion[]
  /** What clinicians wrote beside it, oldest first. */
  readonly comments: readonly CommentView[]
  /** Every verdict there was, newest first; none: it was open from the start. */
  readonly verdicts: readonly VerdictView[]
  /** What a loaded table of codes calls it; null where none has its code. */
  readonly term?: TermName | null
  /** A range that a clinician set for this person and test; null where there is none. */
  readonly goal: GoalView | null
  /** What its owner has noted for themselves; null: nothing yet; undefined: it is somebody else who reads. */
  readonly note?: string | null
  /** Null where nobody is asked how it was. */
  readonly pulse: PulseView | null
  /** Null where nobody may say that it is wrong. */
  readonly correction: CorrectionView | null
}

/** A goal beside a value: its ends in the value's unit, or null where they cannot be compared. */
export type GoalView = Pick<
  OwnGoal,
  'low' | 'high' | 'unit' | 'reason' | 'until' | 'authorName' | 'institutionName'
> & {
  readonly drawn: { readonly low: number | null; readonly high: number | null } | null
}

export type CommentView = {
  readonly text: string
  readonly language: Language
  readonly writtenAt: Instant
  readonly authorName: string
}

export type VerdictView = {
  readonly decidedAt: Instant
  readonly verdict: string
  /** Already in the reader's language. */
  readonly ruleText: string
  readonly opensAt: Instant | null
}

/** How it was to read something: not said yet, said, or a call is on its way until a day. */
export type PulseView = { readonly isGiven: boolean; readonly callDueAt: Instant | null }

/** Whether the person has said that it is wrong and waits for an answer. */
export type CorrectionView = { readonly asked: { readonly requestId: string; readonly dueAt: Instant } | null }

export type RoleWord =
  | 'self'
  | 'delegate'
  | 'guardian'
  | 'doctor'
  | 'nurse'
  | 'clinician'
  | 'secretary'
  | 'clerk'
  | 'site'
  | 'privacy-officer'
  | 'steward'
  | 'representative'
  | 'operator'
  | 'app'
  | 'system'
  | 'recipient'

export type Capacity =
  | 'self'
  | 'delegate'
  | 'guardian'
  | 'clinician'
  | 'secretary'
  | 'clerk'
  | 'app'
  | 'operator'
  | 'system'
  | 'recipient'
  | 'other'

export type LookedAt =
  | 'home'
  | 'record'
  | 'list'
  | 'item'
  | 'attachment'
  | 'search'
  | 'missing'
  | 'access-log'
  | 'card'
  | 'journal'
  | 'choice'
  | 'requests'
  | 'preview'
  | 'app'
  | 'summary'
  | 'export'
  | 'identity'
  | 'identity-decided'
  | 'desk-helper'
  | 'clinic'
  | 'break-glass'
  | 'clinic-acted'
  | 'delegates'
  | 'other'
  | 'sharing'
  | 'log-question'
  | 'account-reviewed'
  | 'shared-link'
  | 'shared-code'
  | 'booking-told'

/** What changed of who may see the record: it stands in the access log beside the looks. */
export type ChangeOfHelp = keyof Words['accessLog']['changes']

export type AccessLogEntry = {
  readonly at: Instant
  /** Name of who looked; for the person's own visits it is not shown ("You"). */
  readonly who: string
  readonly role: RoleWord
  readonly institutionName: string | null
  readonly capacity: Capacity
  readonly category: Category | null
  readonly page: LookedAt | ChangeOfHelp
  /** Name of the person for whom it was done, when somebody acted for another. */
  readonly onBehalfOf: string | null
  /** A look by who reads this, in the same capacity: told as "You", without the reason. */
  readonly isOwnHelp?: boolean
}
