import { categoriesFor, DELEGATE_TASKS, type DelegateTask, type HelpToOffer } from '#access'
import { CATEGORIES, type Category } from '#base/categories'
import { type Instant, plusDays } from '#base/instant'
import type { Visit } from '../../shell/visit.ts'
import { dayAfter, dayAt, isDay, startOfDay } from '../../start-of-day.ts'

export const UNTILS = ['month', 'year', 'open', 'date'] as const
export type Until = (typeof UNTILS)[number]
export type OfferFault = 'name' | 'what' | 'until' | 'date' | 'from'

/** What the form says, as far as it can be read; days are YYYY-MM-DD, or empty. */
export type OfferForm = {
  readonly name: string
  readonly what: 'some' | 'everything' | null
  readonly tasks: readonly DelegateTask[]
  readonly kinds: readonly Category[]
  readonly until: Until | null
  readonly date: string
  readonly from: string
}

export const EMPTY_FORM: OfferForm = {
  name: '',
  what: null,
  tasks: [],
  kinds: [],
  until: null,
  date: '',
  from: '',
}

const LONGEST_NAME = 100
const MOST_DAYS_AHEAD = 731
const MOST_DAYS_LONG = 3653

/** Reads the form as it was sent. Whoever ticks a task and nothing above it means that task. */
export function readOfferForm(fields: Visit['form']): OfferForm {
  const ticks = Object.keys(fields).some((field) => /^(task|kind)-/.test(field))
  return {
    name: (fields.name ?? '').trim(),
    what: fields.what === 'everything' ? 'everything' : fields.what === 'some' || ticks ? 'some' : null,
    tasks: DELEGATE_TASKS.filter((task) => fields[`task-${task}`] === 'yes'),
    kinds: CATEGORIES.filter((category) => fields[`kind-${category}`] === 'yes'),
    until: UNTILS.find((each) => each === fields.until) ?? null,
    date: fields.date ?? '',
    from: fields.from ?? '',
  }
}

/** The form's fields again, to be carried from the preview to what saves it. */
export function fieldsOf(form: OfferForm): readonly (readonly [string, string])[] {
  const { name, what, tasks, kinds, until, date, from } = form
  const plain = Object.entries({ name, what: what ?? '', until: until ?? '', date, from }).filter(([, value]) => value)
  const ticked = [...tasks.map((task) => `task-${task}`), ...kinds.map((kind) => `kind-${kind}`)]
  return [...(plain as [string, string][]), ...ticked.map((field) => [field, 'yes'] as const)]
}

/** What the form amounts to, by the region's calendar, or what is wrong with it. The last day counts in full. */
export function judgeOfferForm(
  form: OfferForm,
  { now, timeZone }: { readonly now: Instant; readonly timeZone: string },
): { readonly help: Omit<HelpToOffer, 'offerId'> } | { readonly faults: readonly OfferFault[] } {
  const categories = form.what === 'everything' ? null : categoriesFor(form.tasks, form.kinds)
  const faults: OfferFault[] = []
  if (form.name === '' || form.name.length > LONGEST_NAME) faults.push('name')
  if (form.what === null || categories?.length === 0) faults.push('what')
  const from = firstInstant(form.from, { now, timeZone })
  if (from === null || from > plusDays(now, MOST_DAYS_AHEAD)) faults.push('from')
  const until = lastInstant(form, from ?? now, timeZone)
  if (form.until === null) faults.push('until')
  else if (until === 'unreadable') faults.push('date')
  else if (until && (until <= now || until > plusDays(now, MOST_DAYS_LONG))) faults.push('date')
  else if (until && from && until <= from) faults.push('from')
  if (faults.length > 0 || from === null || until === 'unreadable') return { faults }
  return {
    help: {
      helperName: form.name,
      tasks: form.what === 'everything' ? [] : form.tasks,
      categories,
      validFrom: from,
      validUntil: until,
    },
  }
}

/** A day that has begun means now. Null: no such day. */
function firstInstant(day: string, { now, timeZone }: { now: Instant; timeZone: string }): Instant | null {
  if (day === '') return now
  if (!isDay(day)) return null
  const start = startOfDay(day, timeZone)
  return start > now ? start : now
}

function lastInstant({ until, date }: OfferForm, from: Instant, timeZone: string): Instant | null | 'unreadable' {
  if (until === 'date') return isDay(date) ? startOfDay(dayAfter(date, 1), timeZone) : 'unreadable'
  if (until === 'month' || until === 'year')
    return startOfDay(dayAfter(dayAt(from, timeZone), until === 'month' ? 31 : 366), timeZone)
  return null
}
