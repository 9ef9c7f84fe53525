import type { House, HouseFile } from './house.ts'
import type { Fault } from './inspect.ts'

/** Words by which a file would touch the world. The clock has a check of its own. */
const TOUCH: readonly (readonly [RegExp, string])[] = [
  [/\bawait\b/, 'waits (await)'],
  [/\bMath\s*\.\s*random\b/, 'throws dice (Math.random)'],
  [/\bcrypto\s*\.\s*(?:randomUUID|getRandomValues)\b/, 'throws dice (crypto)'],
  [/(?<![\w.$-])process\s*\./, 'asks the process'],
  [/(?<![\w.$-])console\s*\./, 'writes to the console'],
  [/(?<![\w.$])fetch\s*\(/, 'goes to the network (fetch)'],
  [/\bset(?:Timeout|Interval|Immediate)\s*\(/, 'sets a timer'],
]

/**
 * Files that decide, and rooms that are pure ground, judge without touching: with all that they import they stay in
 * their own or in pure rooms and need no package, but for the room's own and the named allowances.
 */
export function checkPurity(house: House): Fault[] {
  const byName = new Map(house.files.map((file) => [file.file, file]))
  const faults: Fault[] = []
  const seen = new Set<string>()
  const visit = (file: HouseFile, reason: string) => {
    if (seen.has(file.file)) return
    seen.add(file.file)
    faults.push(...touches(file, reason))
    for (const { specifier, to } of file.imports) {
      const other = to === null ? undefined : byName.get(to)
      const fault = { file: file.file, may: specifier, says: `${reason}, yet imports ${specifier}` }
      if (other && staysPure(house, file, other)) {
        visit(other, isPure(house, other) ? 'is pure' : `is needed by the pure ${file.file}`)
      } else if (other || !mayUse(house, file, specifier)) faults.push(fault)
    }
  }
  for (const file of house.files) if (isPure(house, file)) visit(file, 'is pure')
  return faults
}

function touches({ file, source }: HouseFile, reason: string): Fault[] {
  return TOUCH.filter(([pattern]) => pattern.test(source.bare)).map(([, what]) => ({
    file,
    may: what,
    says: `${reason}, yet ${what}`,
  }))
}

function staysPure(house: House, from: HouseFile, to: HouseFile): boolean {
  return to.room === from.room || (to.room !== null && house.plan.rooms[to.room]!.pure !== undefined)
}

/** A specifier that leads nowhere is another check's fault. */
function mayUse(house: House, { room }: HouseFile, specifier: string): boolean {
  if (specifier.startsWith('.') || specifier.startsWith('#')) return true
  return room !== null && (house.plan.rooms[room]!.pure?.packages.includes(specifier) ?? false)
}

function isPure(house: House, { file, room }: HouseFile): boolean {
  if (room !== null && house.plan.rooms[room]!.pure) return true
  if (house.plan.notDeciding.some((other) => other.file === file)) return false
  return house.plan.deciding.some((pattern) => pattern.test(file))
}
