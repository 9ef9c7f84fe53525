import { type House, type HouseFile, shortName } from './house.ts'
import type { Fault } from './inspect.ts'
import { importsBlindly } from './source-text.ts'

/** Who calls whom: only what the table allows, only through the door, and every specifier leads somewhere. */
export function checkArrows(house: House): Fault[] {
  const faults: Fault[] = []
  for (const from of house.files) {
    if (!from.room) faults.push({ file: from.file, may: 'stand outside', says: 'is in no room of rooms.ts' })
    if (importsBlindly(from.source)) {
      faults.push({ file: from.file, may: 'import blindly', says: 'imports something no table can know' })
    }
    for (const { specifier, to, lost } of from.imports) {
      if (lost) faults.push({ file: from.file, may: specifier, says: `${specifier} is no door and leads nowhere` })
      if (to) faults.push(...checkArrow(house, from, specifier, to))
    }
  }
  return faults
}

function checkArrow(house: House, from: HouseFile, specifier: string, to: string): Fault[] {
  const other = house.files.find((file) => file.file === to)?.room ?? null
  const fault = (says: string) => [{ file: from.file, may: specifier, says }]
  if (from.room === null) return []
  if (other === from.room) {
    const door = house.plan.rooms[other]?.door
    return door === specifier ? fault(`an insider uses its own door ${specifier}`) : []
  }
  if (other === null) return fault(`leaves the house: ${specifier}`)
  const allowed = house.plan.rooms[from.room]!.calls.includes(shortName(other))
  return [
    ...(specifier.startsWith('.') && hasPlate(house, other)
      ? fault(`leaves its room by the window: ${specifier}`)
      : []),
    ...(allowed ? [] : fault(`${shortName(from.room)} may not call ${shortName(other)} (${specifier})`)),
  ]
}

/** Rooms that only the starters call (pages, feeds) need no plate; they are entered by path. */
function hasPlate({ doors }: House, room: string): boolean {
  return Object.values(doors).some((to) => to.startsWith(`src/${room}/`))
}

/** A line of the table that nobody uses is a right nobody needs; a room without files is a plan, not a room. */
export function checkTable(house: House): Fault[] {
  const used = new Set<string>()
  for (const from of house.files) {
    for (const { to } of from.imports) {
      const other = house.files.find((file) => file.file === to)?.room
      if (from.room && other && other !== from.room) used.add(`${from.room} > ${shortName(other)}`)
    }
  }
  const fault = (may: string, says: string): Fault => ({ file: 'rooms.ts', may, says })
  const strangers = house.plan.notDeciding.filter(({ file }) => !house.files.some((f) => f.file === file))
  const gone = strangers.map(({ file }) => fault(file, `notDeciding names ${file}, which does not exist; strike it`))
  const lines = Object.entries(house.plan.rooms).flatMap(([room, { calls, door, pure }]) => [
    ...calls
      .filter((other) => !used.has(`${room} > ${other}`))
      .map((other) => fault(`${room} > ${other}`, `${shortName(room)} never calls ${other}; strike it`)),
    ...(house.files.some((file) => file.room === room)
      ? []
      : [fault(room, `${shortName(room)} has no files; strike it`)]),
    ...(pure?.packages ?? [])
      .filter((name) => !house.files.some((f) => f.room === room && f.imports.some((i) => i.specifier === name)))
      .map((name) => fault(`${room} > ${name}`, `${shortName(room)} never uses ${name}; strike it`)),
    ...(door && !house.doors[door] ? [fault(door, `${door} has no plate in package.json`)] : []),
  ])
  return [...gone, ...lines, ...checkBreadth(house)]
}

const ROOMS_A_MODULE_MAY_CALL = 6

/** A module that needs the whole house is not one module. */
function checkBreadth({ plan }: House): Fault[] {
  return Object.entries(plan.rooms).flatMap(([room, { calls }]) => {
    const others = calls.filter((other) => other !== 'platform' && other !== 'base')
    if (!room.startsWith('modules/') || others.length <= ROOMS_A_MODULE_MAY_CALL) return []
    const says = `${shortName(room)} calls ${others.length} rooms; at most ${ROOMS_A_MODULE_MAY_CALL}`
    return [{ file: 'rooms.ts', may: `${room} broad`, says }]
  })
}

/** No circle among files, types included; and none among rooms, so that the floors hold. */
export function checkCircles(house: House): Fault[] {
  const files = new Map(house.files.map((f) => [f.file, f.imports.flatMap(({ to }) => to ?? [])]))
  const names = new Map(Object.keys(house.plan.rooms).map((room) => [shortName(room), room]))
  const rooms = new Map(
    Object.entries(house.plan.rooms).map(([room, { calls }]) => [room, calls.flatMap((c) => names.get(c) ?? [])]),
  )
  const says = (circle: string[]) => `stands in a circle: ${[...circle, circle[0]].join(' -> ')}`
  return [
    ...circlesOf(files).map((circle) => ({ file: circle[0]!, may: 'circle', says: says(circle) })),
    ...circlesOf(rooms).map((circle) => ({ file: 'rooms.ts', may: 'circle', says: says(circle.map(shortName)) })),
  ]
}

/** One circle for each tangle, beginning at its first name, so that it is told the same every time. */
function circlesOf(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const done = new Set<string>()
  const circles: string[][] = []
  const visit = (node: string, trail: string[]) => {
    const at = trail.indexOf(node)
    if (at >= 0) circles.push(trail.slice(at))
    if (at >= 0 || done.has(node)) return
    for (const next of graph.get(node) ?? []) visit(next, [...trail, node])
    done.add(node)
  }
  for (const node of [...graph.keys()].sort()) visit(node, [])
  return circles.map((circle) => {
    const first = circle.indexOf([...circle].sort()[0]!)
    return [...circle.slice(first), ...circle.slice(0, first)]
  })
}
