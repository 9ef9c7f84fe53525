import type { CodeList, Effect, Rulebook, When } from '../rulebook.ts'
import type { AnyRule } from './compare-rules.ts'

/** What is other in `after`, one plain English sentence a change, in the order of the rulebook. Nothing other: empty. */
export function diffRulebooks(before: Rulebook, after: Rulebook): readonly string[] {
  return [
    ...diffList('principle', before.principles, after.principles, ({ guard, days }) =>
      days === undefined ? guard : `${guard}: ${days} days`,
    ),
    ...diffList('population', before.populations, after.populations, ({ ageFrom, ageBelow, codes }) =>
      [
        ageFrom === undefined ? '' : `from ${ageFrom} years`,
        ageBelow === undefined ? '' : `below ${ageBelow} years`,
        codesOf(codes ?? []),
      ]
        .filter(Boolean)
        .join(', '),
    ),
    ...diffList('class of test', before.classes, after.classes, ({ codes }) => codesOf(codes)),
    ...diffLabels(before, after),
    ...diffList('ground for a hold', before.holdGrounds, after.holdGrounds, () => 'allowed'),
    ...diffValue('The quiet hours', quietOf(before), quietOf(after)),
    ...diffValue('The age below which guardians choose', ageOf(before), ageOf(after)),
    ...diffList('wish of a sender', wishes(before), wishes(after), ({ then }) => effectInWords(then)),
    ...diffRules('default rule', [before.defaultRule], [after.defaultRule]),
    ...diffRules('rule', before.rules, after.rules),
    ...diffRules('deviation', before.deviations, after.deviations),
  ]
}

type Named = { readonly id: string; readonly says?: unknown }

function diffRules(what: string, before: readonly AnyRule[], after: readonly AnyRule[]): string[] {
  return diffList(what, before, after, ruleInWords)
}

/** The members by their ids: gone, new, other in what they do, other in words only. */
function diffList<Member extends Named>(
  what: string,
  before: readonly Member[],
  after: readonly Member[],
  inWords: (member: Member) => string,
): string[] {
  const old = new Map(before.map((each) => [each.id, each]))
  const kept = new Set(after.map((each) => each.id))
  const gone = before
    .filter((each) => !kept.has(each.id))
    .map((each) => `The ${what} “${each.id}” is gone (it was: ${inWords(each)}).`)
  const rest = after.flatMap((each) => {
    const was = old.get(each.id)
    if (!was) return [`New ${what} “${each.id}”: ${inWords(each)}.`]
    if (inWords(was) !== inWords(each))
      return [`The ${what} “${each.id}” was: ${inWords(was)}; it is now: ${inWords(each)}.`]
    return JSON.stringify(was) === JSON.stringify(each) ? [] : [`The ${what} “${each.id}” has other words.`]
  })
  return [...gone, ...rest]
}

function diffValue(what: string, before: string, after: string): string[] {
  return before === after
    ? []
    : [`${what} were: ${before}; they are now: ${after}.`.replace(/ were| they are/g, spoken(what))]
}

/** "The age ... was; it is": one thing, or several. */
function spoken(what: string): (word: string) => string {
  return (word) => (what.endsWith('hours') ? word : word === ' were' ? ' was' : ' it is')
}

function ruleInWords(rule: AnyRule): string {
  const conditions = 'when' in rule ? conditionsOf(rule.when) : 'everything that no rule names'
  const who = 'institution' in rule ? ` at ${rule.institution} until ${rule.expires}, because ${rule.reason}` : ''
  const choice = rule.patientMayChooseEarlier ? '; the person may choose earlier' : ''
  return `${conditions}${who}: ${effectInWords(rule.then)}${choice}; decided by ${rule.decidedBy}`
}

function conditionsOf({ category, serviceTypes, testClass, population, counselled }: When): string {
  const parts = [
    category && `kind ${category.join(' or ')}`,
    testClass && `class ${testClass}`,
    population && `for ${population}`,
    serviceTypes && `from ${serviceTypes.join(' or ')}`,
    counselled && 'where the patient was counselled',
  ]
  return parts.filter(Boolean).join(', ')
}

function effectInWords(effect: Effect): string {
  switch (effect.do) {
    case 'immediate':
      return 'opens at once'
    case 'immediate-with-preface':
      return `opens at once with a preface (“${effect.preface.en}”)`
    case 'delay':
      return `waits ${effect.days} days`
    case 'after-comment':
      return `waits for a comment, ${limitOf(effect.limitDays)}`
    case 'by-appointment':
      return `waits for an appointment, ${limitOf(effect.limitDays)}`
    case 'blocked':
      return `is blocked by law (${effect.law}: ${effect.ground})`
  }
}

function limitOf(days: number | undefined): string {
  return days === undefined ? 'without a limit' : `at most ${days} days`
}

function codesOf(lists: readonly CodeList[]): string {
  return lists.map(({ systems, codes }) => `${systems[0]}: ${codes.join(', ')}`).join('; ')
}

function diffLabels(before: Rulebook, after: Rulebook): string[] {
  const words = { harmless: 'harmless', delegatesDoNotSee: 'hidden from delegates', restricted: 'restricted' } as const
  return Object.entries(words).flatMap(([list, says]) => {
    const old = flat(before.labels[list as keyof typeof words])
    const now = flat(after.labels[list as keyof typeof words])
    const added = [...now].filter((label) => !old.has(label))
    const gone = [...old].filter((label) => !now.has(label))
    return [
      ...(added.length > 0 ? [`Labels that are now ${says}: ${added.join(', ')}.`] : []),
      ...(gone.length > 0 ? [`Labels that are no longer ${says}: ${gone.join(', ')}.`] : []),
    ]
  })
}

function flat(lists: readonly CodeList[]): Set<string> {
  return new Set(
    lists.flatMap(({ systems, codes }) => systems.flatMap((system) => codes.map((code) => `${system}|${code}`))),
  )
}

function quietOf({ quietHours: { timeZone, from, until, days } }: Rulebook): string {
  return `from ${from} to ${until} in ${timeZone}, and on ${days.join(', ') || 'no day'}`
}

function ageOf({ guardianChoosesBelow }: Rulebook): string {
  return guardianChoosesBelow === undefined ? 'none' : String(guardianChoosesBelow)
}

function wishes({ senderWishes }: Rulebook) {
  return senderWishes.map((wish) => ({ id: wish.code, ...wish }))
}
