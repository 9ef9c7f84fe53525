import type { Category, InEveryLanguage, ServiceType } from '#base/categories'
import { BUILT_IN_RULES } from './built-in-rules.ts'

/** A rulebook as data: what `rulebooks/*.yaml` holds, in the same shape, so that it can be written back unchanged. */
export type Rulebook = {
  readonly version: number
  readonly title: string
  /** First day (YYYY-MM-DD, UTC) on which it applies. */
  readonly effectiveFrom: string
  /** The decision that this rulebook carries out, as people find it in the register. */
  readonly decision: string
  readonly principles: readonly Principle[]
  readonly populations: readonly Population[]
  readonly classes: readonly TestClass[]
  readonly labels: LabelLists
  /** For what reasons a clinician may ask to wait; none listed: no holds. */
  readonly holdGrounds: readonly HoldGround[]
  /** When those who chose so are not told anything new. */
  readonly quietHours: QuietHours
  /** Below this age a guardian chooses for a child; absent: guardians do not choose. */
  readonly guardianChoosesBelow?: number
  /** What a sender's wish (HL7 table 0909) may add; a code that is not listed adds nothing. */
  readonly senderWishes: readonly SenderWish[]
  /** Speaks when no other rule does. */
  readonly defaultRule: DefaultRule
  readonly rules: readonly Rule[]
  readonly deviations: readonly Deviation[]
}

/** What no rule may break. `guard` names the check of `guardrails.ts`; `days` its figure where it has one. */
export type Principle = {
  readonly id: string
  readonly guard: Guard
  readonly days?: number
  readonly says: InEveryLanguage
}

export const GUARDS = [
  'nothing-waits-longer-than',
  'default-waits-at-most',
  'manual-step-has-limit',
  'blocked-names-law',
  'deviation-lasts-at-most',
  'rule-names-its-makers',
] as const
export type Guard = (typeof GUARDS)[number]
export const GUARDS_WITH_DAYS: readonly Guard[] = [
  'nothing-waits-longer-than',
  'default-waits-at-most',
  'deviation-lasts-at-most',
]

/** Codes of one vocabulary that goes by several names (URI, OID, an older URI). */
export type CodeList = { readonly systems: readonly string[]; readonly codes: readonly string[] }

/** A group of persons or services with rules of its own: by age, or by codes and labels known when it was ordered. */
export type Population = {
  readonly id: string
  readonly says: InEveryLanguage
  readonly ageFrom?: number
  readonly ageBelow?: number
  readonly codes?: readonly CodeList[]
}

export type TestClass = { readonly id: string; readonly says: InEveryLanguage; readonly codes: readonly CodeList[] }

/** What a security label means here. A label in none of the lists restricts: not shown, no card, staff alarmed. */
export type LabelLists = {
  readonly harmless: readonly CodeList[]
  readonly delegatesDoNotSee: readonly CodeList[]
  readonly restricted: readonly CodeList[]
}

export type HoldGround = { readonly id: string; readonly says: InEveryLanguage }

/** Hours of the day by the clock of the region, "HH:MM"; the night may go past midnight. */
export type QuietHours = {
  /** IANA name, such as Europe/Oslo. */
  readonly timeZone: string
  readonly from: string
  readonly until: string
  readonly days: readonly Weekday[]
}
export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
export type Weekday = (typeof WEEKDAYS)[number]
export const NO_QUIET_HOURS: QuietHours = {
  timeZone: 'UTC',
  from: '20:00',
  until: '08:00',
  days: ['saturday', 'sunday'],
}

/** HL7 v2 table 0909 without SWNL and SIDC, which look at the value, and SIMM, which asks for no delay. */
export const SENDER_CODES = ['SID', 'STBD', 'SWTH'] as const
export type SenderCode = (typeof SENDER_CODES)[number]
export type SenderWish = {
  readonly code: SenderCode
  readonly then: Extract<Effect, { readonly do: 'delay' | 'after-comment' }>
}

export type DefaultRule = {
  readonly id: string
  readonly then: Effect
  /** Whether a person who chose "at once" may open it earlier than this rule says. */
  readonly patientMayChooseEarlier?: boolean
  readonly says: InEveryLanguage
  readonly decidedBy: string
}

export type Rule = DefaultRule & { readonly when: When }

/** A rule of one institution, approved by the region, that ends by itself. */
export type Deviation = Rule & {
  readonly institution: string
  readonly reason: string
  readonly approvedBy: string
  /** Last day (YYYY-MM-DD, UTC) on which it applies. */
  readonly expires: string
}

/** All that is named must agree; within a list one suffices. Only facts known before the result. */
export type When = {
  readonly category?: readonly Category[]
  readonly serviceTypes?: readonly ServiceType[]
  readonly testClass?: string
  readonly population?: string
  /** Only where the order says that the patient was told beforehand what the test may bring. */
  readonly counselled?: true
}

/** The five grades between everything and nothing, and the two ends. */
export type Effect =
  | { readonly do: 'immediate' }
  | { readonly do: 'immediate-with-preface'; readonly preface: InEveryLanguage }
  | { readonly do: 'delay'; readonly days: number }
  | { readonly do: 'after-comment'; readonly limitDays?: number }
  | { readonly do: 'by-appointment'; readonly limitDays?: number }
  | { readonly do: 'blocked'; readonly ground: string; readonly law: string }
export const EFFECTS = [
  'immediate',
  'immediate-with-preface',
  'delay',
  'after-comment',
  'by-appointment',
  'blocked',
] as const

/** Days after which everything opens that no law blocks. The shortest of the principles counts. */
export function safetyNetDays(rulebook: Rulebook): number {
  const figures = rulebook.principles.filter((p) => p.guard === 'nothing-waits-longer-than').map((p) => p.days ?? 0)
  return figures.length > 0 ? Math.min(...figures) : 0
}

/** What a page says of a rule: built-in ones have words too. */
export type Spoken = Pick<DefaultRule, 'id' | 'says' | 'decidedBy'>

/** A rule or deviation by its id, so that a page can say it; null for rules that only another rulebook has. */
export function findRule(rulebook: Rulebook, id: string): Spoken | null {
  const rules = [rulebook.defaultRule, ...rulebook.rules, ...rulebook.deviations, ...BUILT_IN_RULES]
  return rules.find((rule) => rule.id === id) ?? null
}
