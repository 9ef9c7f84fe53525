import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { plan } from '../../rooms.ts'
import type { Plan } from './house.ts'
import { inspect } from './inspect.ts'

describe('the house', () => {
  it('keeps its plan (rooms.ts)', () => {
    expect(inspect('.', plan)).toEqual([])
  })
})

/** The plan of the toy house in which trespassers are planted. */
const toyPlan: Plan = {
  rooms: {
    web: { calls: ['release', 'ui', 'base'], why: 'pages' },
    'modules/release': { door: '#release', calls: ['record', 'platform', 'base'], why: 'decides' },
    'modules/record': { door: '#record', calls: ['platform', 'base'], why: 'keeps' },
    ui: { calls: ['base'], pure: { packages: ['preact'] }, why: 'components' },
    platform: { calls: ['base'], why: 'ground with I/O' },
    base: { calls: [], pure: { packages: [] }, why: 'ground without' },
  },
  deciding: [/\/decide[^/]*\.ts$/, /\/rules\//],
  notDeciding: [],
  allowances: [],
}

const HERE = 'test/architecture'
const sound = readTree(readFileSync(`${HERE}/sound-house.tree`, 'utf8'))
const built: string[] = []
afterAll(() => {
  for (const root of built) rmSync(root, { recursive: true })
})

describe('the fence', () => {
  it('has nothing against a sound house', () => {
    expect(inspect(build(sound.files), toyPlan)).toEqual([])
  })

  const trespassers = globSync(`${HERE}/trespassers/*.tree`).sort()

  it.each(trespassers.map((file) => [path.basename(file, '.tree'), file]))('catches: %s', (_name, file) => {
    const { expected, files } = readTree(readFileSync(file, 'utf8'))
    expect(expected.length).toBeGreaterThan(0)
    expect(inspect(build({ ...sound.files, ...files }), toyPlan)).toEqual(expected.toSorted())
  })

  it('lets a named exception pass, and refuses one that nobody needs', () => {
    const allowances = [{ file: 'src/platform/clock.ts', may: 'Date.now()', because: 'the clock itself' }]
    const root = build({ ...sound.files, 'src/platform/clock.ts': 'export const clock = () => Date.now()\n' })
    expect(inspect(root, { ...toyPlan, allowances })).toEqual([])
    expect(inspect(build(sound.files), { ...toyPlan, allowances })).toEqual([
      'rooms.ts: nothing needs the allowance “Date.now()” of src/platform/clock.ts; strike it',
    ])
  })

  it('does not take a command for a decision when the plan says so', () => {
    const files = {
      ...sound.files,
      'src/modules/release/decide-all.ts': "import '#platform/log'\nexport const decideAll = 1\n",
    }
    const notDeciding = [{ file: 'src/modules/release/decide-all.ts', because: 'it only asks decide.ts' }]
    expect(inspect(build(files), toyPlan)).not.toEqual([])
    expect(inspect(build(files), { ...toyPlan, notDeciding })).toEqual([])
  })

  it('refuses rooms that call each other in a circle, and rooms without files', () => {
    const { record } = { record: { ...toyPlan.rooms['modules/record']!, calls: ['platform', 'base', 'release'] } }
    const attic = { calls: [], why: 'nothing yet' }
    const faults = inspect(build(sound.files), {
      ...toyPlan,
      rooms: { ...toyPlan.rooms, 'modules/record': record, attic },
    })
    expect(faults).toContain('rooms.ts: stands in a circle: record -> release -> record')
    expect(faults).toContain('rooms.ts: attic has no files; strike it')
  })

  it('refuses a module that calls half the house', () => {
    const calls = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'platform', 'base']
    const rooms = { ...toyPlan.rooms, 'modules/record': { ...toyPlan.rooms['modules/record']!, calls } }
    expect(inspect(build(sound.files), { ...toyPlan, rooms })).toContain('rooms.ts: record calls 7 rooms; at most 6')
  })
})

/**
 * A tree of files in one text: first lines "expects: …", one for each fault; then each file after "--- its/path".
 * "@repeat 401 line" stands for as many lines.
 */
function readTree(text: string): { expected: string[]; files: Record<string, string> } {
  const [head, ...parts] = text.split(/^--- /m)
  const expected = [...head!.matchAll(/^expects: (.+)$/gm)].map((match) => match[1]!)
  const files = parts.map((part) => {
    const end = part.indexOf('\n')
    const body = part
      .slice(end + 1)
      .replace(/^@repeat (\d+) (.*)$/gm, (_, times, line) => Array(Number(times)).fill(line).join('\n'))
    return [part.slice(0, end).trim(), body] as const
  })
  return { expected, files: Object.fromEntries(files) }
}

function build(files: Record<string, string>): string {
  const root = mkdtempSync(path.join(tmpdir(), 'toy-house-'))
  built.push(root)
  for (const [file, text] of Object.entries(files)) {
    if (text.trim() === '@absent') continue
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true })
    writeFileSync(path.join(root, file), text)
  }
  return root
}
