import { parse } from 'yaml'
import { asCategory, CATEGORIES, type Category } from '#base/categories'
import { Invalid } from '#base/errors'
import { type AgeBand, type Confidential, GUARDIAN_GROUNDS, type GuardianGround, type RulePack } from './rule-pack.ts'

type Entry = Readonly<Record<string, unknown>>

/**
 * Reads a rule pack. Throws Invalid for anything it does not understand: a word left out or misspelt must not open
 * something.
 */
export function parseRulePack(yaml: string): RulePack {
  const entry = asEntry(parse(yaml), 'the pack', [
    'version',
    'title',
    'decision',
    'timeZone',
    'bands',
    'ownAddressFrom',
    'keepsVisitsFrom',
    'confidential',
    'fourEyes',
    'closesAtDeath',
    'careDays',
    'breakGlassHours',
    'protectionHours',
  ])
  const pack = {
    version: whole(entry, 'version', 1_000_000),
    title: text(entry, 'title'),
    decision: text(entry, 'decision'),
    timeZone: timeZone(entry),
    bands: list(entry, 'bands').map(readBand),
    ownAddressFrom: whole(entry, 'ownAddressFrom', 120),
    keepsVisitsFrom: whole(entry, 'keepsVisitsFrom', 120),
    confidential: list(entry, 'confidential').map(readConfidential),
    fourEyes: words(entry, 'fourEyes').map(readGround),
    closesAtDeath: flag(entry, 'closesAtDeath'),
    careDays: whole(entry, 'careDays', 3650, 1),
    breakGlassHours: whole(entry, 'breakGlassHours', 4, 1),
    protectionHours: whole(entry, 'protectionHours', 336, 1),
  }
  checkBands(pack.bands)
  return pack
}

function readBand(each: unknown): AgeBand {
  const entry = asEntry(each, 'bands', ['from', 'guardian', 'child', 'log'])
  const log = entry.log
  if (log !== 'all' && log !== 'own') throw fault('log', 'must be all or own')
  return {
    from: whole(entry, 'from', 120),
    guardian: kinds(entry, 'guardian'),
    child: kinds(entry, 'child'),
    guardianReadsLog: log === 'all',
  }
}

/** Youngest first, from 0 on; and what a guardian has lost does not come back with a birthday. */
function checkBands(bands: readonly AgeBand[]): void {
  if (bands[0]?.from !== 0) throw fault('bands', 'must begin with from: 0')
  for (const [at, band] of bands.entries()) {
    const before = bands[at - 1]
    if (!before) continue
    if (band.from <= before.from) throw fault('bands', 'must stand in the order of their ages')
    const all = before.guardian ?? CATEGORIES
    if (!(band.guardian ?? CATEGORIES).every((category) => all.includes(category)))
      throw fault('bands', `from ${band.from} shows a guardian more than from ${before.from}`)
  }
}

function readConfidential(each: unknown): Confidential {
  const entry = asEntry(each, 'confidential', ['from', 'because', 'institutions', 'codes'])
  text(entry, 'because')
  return {
    from: whole(entry, 'from', 120),
    institutions: words(entry, 'institutions'),
    codes: words(entry, 'codes'),
  }
}

function readGround(word: string): GuardianGround {
  const ground = GUARDIAN_GROUNDS.find((known) => known === word)
  if (!ground) throw fault('fourEyes', `“${word}” is none of ${GUARDIAN_GROUNDS.join(', ')}`)
  return ground
}

function kinds(entry: Entry, name: string): readonly Category[] | null {
  if (entry[name] === 'all') return null
  if (entry[name] === 'none') return []
  return words(entry, name).map((word) => {
    const category = asCategory(word)
    if (!category) throw fault(name, `“${word}” is no kind of entry`)
    return category
  })
}

function asEntry(value: unknown, where: string, known: readonly string[]): Entry {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw fault(where, 'must have named lines')
  const stranger = Object.keys(value).find((key) => !known.includes(key))
  if (stranger) throw fault(where, `“${stranger}” is not a word of rule packs`)
  return value as Entry
}

function list(entry: Entry, name: string): readonly unknown[] {
  const value = entry[name]
  if (!Array.isArray(value)) throw fault(name, 'must be a list')
  return value
}

function words(entry: Entry, name: string): readonly string[] {
  return list(entry, name).map((each) => {
    if (typeof each !== 'string' || each === '') throw fault(name, 'must hold words')
    return each
  })
}

function text(entry: Entry, name: string): string {
  const value = entry[name]
  if (typeof value !== 'string' || value.trim() === '') throw fault(name, 'must be said')
  return value
}

function whole(entry: Entry, name: string, most: number, least = 0): number {
  const value = entry[name]
  if (!Number.isInteger(value) || (value as number) < least || (value as number) > most)
    throw fault(name, `must be a whole number from ${least} to ${most}`)
  return value as number
}

function flag(entry: Entry, name: string): boolean {
  if (typeof entry[name] !== 'boolean') throw fault(name, 'must be true or false')
  return entry[name]
}

function timeZone(entry: Entry): string {
  const name = text(entry, 'timeZone')
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return name
  } catch {
    throw fault('timeZone', `“${name}” is no time zone, such as Europe/Oslo`)
  }
}

function fault(where: string, what: string): Invalid {
  return new Invalid(`the rule pack has a fault: ${where} ${what}`)
}
