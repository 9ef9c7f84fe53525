import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { Invalid } from '#base/errors'
import { type Figures, type Group, type Simulation, simulate as simulateDraft } from '#lab'
import type { CommandOptions } from '../command.ts'
import type { House } from '../open-house.ts'
import type { Output } from '../output.ts'

/** `simulate RULEBOOK.yaml [--days 90] [--json]`: replays what has come through a draft; exit 3 when it breaks a principle. */
export async function simulate(
  { database, config }: House,
  { words, folder, values }: CommandOptions,
  output: Output,
): Promise<number> {
  if (words.length !== 1) throw new Invalid('simulate needs one file: a rulebook as YAML')
  const days = Number(values.days)
  if (!Number.isInteger(days) || days < 1 || days > 3_660)
    throw new Invalid(`--days is "${values.days}"; it must be a whole number from 1 to 3660`)
  const file = path.resolve(folder, words[0]!)
  const yaml = await readFile(file, 'utf8').catch((fault: Error) => {
    throw new Invalid(`${file} cannot be read: ${fault.message}`)
  })
  const simulation = await simulateDraft(database, { yaml, days, timeZone: config.timeZone })
  output.answer(values.json === true ? JSON.stringify(simulation) : inWords(simulation))
  return simulation.breaches.length > 0 ? 3 : 0
}

function inWords({ all, byCategory, byInstitution, institutions, days, rulebooks, breaches }: Simulation): string {
  const named = byInstitution.map((group) => ({ ...group, name: institutions[group.name] ?? group.name }))
  return [
    `${all.items} items of the last ${days} days: under rulebook ${rulebooks.current} (in force), and under the draft (${rulebooks.draft}).`,
    ...breaches.map(({ rule, what, principle }) => `The draft breaks “${principle}”: ${rule} ${what}.`),
    '',
    ...[all, ...byCategory, ...named].flatMap(lineOf),
  ].join('\n')
}

function lineOf({ name, items, current, draft }: Group): string[] {
  return [`${name}: ${items}`, `  in force  ${figuresInWords(current)}`, `  draft     ${figuresInWords(draft)}`]
}

function figuresInWords(figures: Figures): string {
  const wait =
    figures.medianWaitHours === null
      ? ''
      : `; median wait ${figures.medianWaitHours} h, longest ${figures.worstWaitHours} h`
  return `${figures.openAtOnce} at once, ${figures.openWithinADay} within a day, ${figures.neverByThemselves} never by themselves${wait}; ${figures.abnormalBeforeComment} abnormal before any comment`
}
