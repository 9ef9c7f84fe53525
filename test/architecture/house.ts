import { existsSync, globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { importsOf, readSource, type SourceText } from './source-text.ts'

/** The plan of a house as `rooms.ts` states it. */
export type Plan = {
  readonly rooms: Readonly<Record<string, Room>>
  /** Files that decide: pure, with all that they import. */
  readonly deciding: readonly RegExp[]
  /** Files whose names only look so. */
  readonly notDeciding: readonly { readonly file: string; readonly because: string }[]
  readonly allowances: readonly Allowance[]
}

export type Room = {
  /** The one way in; a room without a door is entered file by file. */
  readonly door?: string
  readonly calls: readonly string[]
  /** Pure as a whole: no I/O, no clock, and no packages but these. */
  readonly pure?: { readonly packages: readonly string[] }
  readonly why: string
}

/** One named exception from one check, with its reason. An allowance nobody needs is a fault. */
export type Allowance = { readonly file: string; readonly may: string; readonly because: string }

export type HouseFile = {
  readonly file: string
  readonly room: string | null
  readonly source: SourceText
  readonly imports: readonly Import[]
}

/** `to` is a file of the house, or null for a package or one of Node's own; `lost` when it leads nowhere. */
export type Import = { readonly specifier: string; readonly to: string | null; readonly lost: boolean }

export type House = {
  readonly root: string
  readonly plan: Plan
  readonly files: readonly HouseFile[]
  readonly doors: Doors
}
type Doors = Readonly<Record<string, string>>

/** Reads all source files of the house below `root`, tests apart. */
export function readHouse(root: string, plan: Plan): House {
  const doors = readDoors(root)
  const names = Object.keys(plan.rooms).sort((a, b) => b.length - a.length)
  const files = globSync('src/**/*.{ts,tsx}', { cwd: root })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !/\.(test|d)\.tsx?$/.test(file))
    .sort()
    .map((file) => {
      const source = readSource(readFileSync(path.join(root, file), 'utf8'))
      const imports = importsOf(source).map((specifier) => resolve(root, doors, file, specifier))
      return { file, source, imports, room: names.find((name) => file.startsWith(`src/${name}/`)) ?? null }
    })
  return { root, plan, files, doors }
}

/** The door plates of package.json; of several conditions the one for sources. */
function readDoors(root: string): Doors {
  const { imports = {} } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    imports?: Record<string, string | { source: string }>
  }
  return Object.fromEntries(
    Object.entries(imports).map(([plate, to]) => [
      plate,
      (typeof to === 'string' ? to : to.source).replace(/^\.\//, ''),
    ]),
  )
}

function resolve(root: string, doors: Doors, file: string, specifier: string): Import {
  if (!specifier.startsWith('.') && !specifier.startsWith('#')) return { specifier, to: null, lost: false }
  const to = specifier.startsWith('.')
    ? path.posix.join(path.posix.dirname(file), specifier)
    : throughDoor(doors, specifier)
  const lost = to === null || !existsSync(path.join(root, to))
  return { specifier, to: lost ? null : to, lost }
}

function throughDoor(doors: Doors, specifier: string): string | null {
  if (doors[specifier]) return doors[specifier]
  for (const [plate, to] of Object.entries(doors)) {
    if (!plate.endsWith('*') || !specifier.startsWith(plate.slice(0, -1))) continue
    return to.replace('*', specifier.slice(plate.length - 1))
  }
  return null
}

/** A room as others call it: modules without their street. */
export function shortName(room: string): string {
  return room.replace(/^modules\//, '')
}
