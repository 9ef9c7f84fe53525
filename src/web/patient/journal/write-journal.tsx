import { randomUUID } from 'node:crypto'
import { NotFound } from '#base/errors'
import { plainDigits } from '#base/plain-digits'
import {
  type Kind,
  type ListedValue,
  LONGEST_NOTE,
  MOST_LINES,
  type NewEntry,
  readList,
  readValue,
  type ValueKind,
  writeEntry,
} from '#journal'
import type { PatientScope } from '#platform/database/scopes'
import { paths } from '../../paths.ts'
import type { Shown, Visit } from '../../shell/visit.ts'
import { dayAt, instantAt, isDay, timeAt } from '../../start-of-day.ts'
import type { Frame } from '../view-types.ts'
import { ListPage, type ListPageProps } from './list-page.tsx'
import { keyOf, kindOf } from './show-journal.tsx'
import { type WriteFault, WritePage } from './write-page.tsx'

/** The form for one value, for now. */
export async function showWrite(scope: PatientScope, visit: Visit, frame: Frame): Promise<Shown> {
  const kind = await kindOf(scope, visit)
  const { now, timeZone } = frame
  const typed = { value: '', second: '', day: dayAt(now, timeZone), time: timeAt(now, timeZone), note: '' }
  return { view: <WritePage frame={frame} kind={kind} formKey={randomUUID()} typed={typed} fault={null} /> }
}

/** Writes it down and says where it went; what is wrong comes back with what was typed. */
export async function writeDown(scope: PatientScope, visit: Visit, frame: Frame): Promise<Shown> {
  const kind = await kindOf(scope, visit)
  const { value = '', second = '', day = '', time = '', note = '', key } = visit.form
  const typed = { value, second, day, time, note: note.slice(0, LONGEST_NOTE) }
  const entryId = keyOf(key)
  const read = readForm(kind, typed, frame)
  if ('fault' in read)
    return {
      view: <WritePage frame={frame} kind={kind} formKey={entryId} typed={typed} fault={read.fault} />,
      status: 422,
    }
  await writeEntry(scope, { ...read, entryId })
  return { goTo: paths.journalOf(kind, { entry: entryId }) }
}

type Typed = Readonly<Record<'value' | 'second' | 'day' | 'time' | 'note', string>>

function readForm(kind: Kind, typed: Typed, frame: Frame): Omit<NewEntry, 'entryId'> | { readonly fault: WriteFault } {
  const measuredAt = readWhen(typed, frame)
  if (kind === 'diary') {
    if (typed.note.trim() === '') return { fault: 'text' }
    return measuredAt ? { kind, measuredAt, value: null, second: null, note: typed.note } : { fault: 'when' }
  }
  const read = readValue(kind, typed)
  if (read.fault) return { fault: read.fault }
  if (!measuredAt) return { fault: 'when' }
  return { kind, measuredAt, value: read.value, second: read.second, note: typed.note }
}

/** Null for what is no time, and for what is still to come. */
function readWhen({ day, time }: Pick<Typed, 'day' | 'time'>, { now, timeZone }: Frame): Date | null {
  const [plainDay, plainTime] = [plainDigits(day.trim()), plainDigits(time.trim()).padStart(5, '0')]
  if (!isDay(plainDay) || !/^([01]\d|2[0-3]):[0-5]\d$/.test(plainTime)) return null
  const at = instantAt(plainDay, plainTime, timeZone)
  return at.getTime() <= now.getTime() + A_MINUTE_MS && at.getUTCFullYear() >= 1900 ? at : null
}

const A_MINUTE_MS = 60_000

/** The form for many values at once. */
export async function showList(scope: PatientScope, visit: Visit, frame: Frame): Promise<Shown> {
  const kind = await valueKindOf(scope, visit)
  return { view: <ListPage frame={frame} kind={kind} formKey={randomUUID()} typed="" faults={[]} /> }
}

/** Writes all of them down, or none. */
export async function writeList(scope: PatientScope, visit: Visit, frame: Frame): Promise<Shown> {
  const kind = await valueKindOf(scope, visit)
  const typed = visit.form.lines ?? ''
  const key = keyOf(visit.form.key)
  const { values, faults } = readList(kind, typed)
  const late = values.filter((value) => readWhen(value, frame) === null)
  const wrong = faultsOf(values, [...faults, ...late.map(({ line, text }) => ({ line, text, fault: 'when' as const }))])
  if (wrong) return { view: <ListPage {...{ frame, kind, typed }} formKey={key} faults={wrong} />, status: 422 }
  for (const [at, value] of values.entries())
    await writeEntry(scope, { ...value, kind, measuredAt: readWhen(value, frame)!, entryId: keyAt(key, at) })
  return { goTo: paths.journalOf(kind, { said: 'listed', count: values.length }) }
}

function faultsOf(
  values: readonly ListedValue[],
  faults: Exclude<ListPageProps['faults'], string>,
): ListPageProps['faults'] | null {
  if (faults.length > 0) return faults.toSorted((one, other) => one.line - other.line)
  if (values.length === 0) return 'none'
  return values.length > MOST_LINES ? 'many' : null
}

/** The key of one line, by the key of the form: the same form twice writes the same lines once. */
function keyAt(key: string, at: number): string {
  return `${key.slice(0, -4)}${(at + 1).toString(16).padStart(4, '0')}`
}

async function valueKindOf(scope: PatientScope, visit: Visit): Promise<ValueKind> {
  const kind = await kindOf(scope, visit)
  if (kind === 'diary') throw new NotFound('page', { detail: 'words come one at a time' })
  return kind
}
