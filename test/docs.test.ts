import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { plan } from '../rooms.ts'

const modules = Object.keys(plan.rooms).filter((room) => room.startsWith('modules/'))
const pages = ['*.md', 'docs/**/*.md', 'src/modules/*/README.md'].flatMap((pattern) => globSync(pattern)).sort()

const HEADINGS = ['does', 'words', 'tables', 'may call', 'walk']
const rooms = Object.keys(plan.rooms).map((room) => room.replace('modules/', ''))

describe('the docs', () => {
  it.each(modules)('say in one screen what %s does', (room) => {
    const readme = `src/${room}/README.md`
    expect(existsSync(readme), readme).toBe(true)
    const headings = [...readFileSync(readme, 'utf8').matchAll(/^##? (.+)$/gm)].map((match) => match[1]!.toLowerCase())
    expect(
      headings.filter((heading) => HEADINGS.includes(heading)),
      readme,
    ).toEqual(HEADINGS)
  })

  it.each(modules)('name for %s the rooms it calls, as the plan does', (room) => {
    const readme = readFileSync(`src/${room}/README.md`, 'utf8')
    const section = /^##? may call\n([\s\S]*?)(?=^##? )/im.exec(readme)?.[1] ?? ''
    const named = [...section.matchAll(/`#?([a-z-]+)`/g)]
      .map((match) => match[1]!)
      .filter((name) => rooms.includes(name))
    expect([...new Set(named)].sort()).toEqual(plan.rooms[room]!.calls.toSorted())
  })

  it('name no path that does not exist', () => {
    const dead = pages.flatMap((page) =>
      pathsIn(readFileSync(page, 'utf8'))
        .filter((named) => !existsSync(named) && !existsSync(path.join(path.dirname(page), named)))
        .map((named) => `${page}: ${named}`),
    )
    expect(dead).toEqual([])
  })

  it('link to no page that does not exist', () => {
    const dead = pages.flatMap((page) =>
      [...readFileSync(page, 'utf8').matchAll(/\]\((?!\w+:|#)([^)#\s]+)/g)]
        .map((match) => match[1]!)
        .filter((to) => !existsSync(path.join(path.dirname(page), to)))
        .map((to) => `${page}: ${to}`),
    )
    expect(dead).toEqual([])
  })

  it('number the decisions without gaps', () => {
    const files = existsSync('docs/decisions') ? readdirSync('docs/decisions').filter((file) => /^\d/.test(file)) : []
    const numbers = files.map((file) => file.slice(0, 4)).sort()
    expect(numbers).toEqual(numbers.map((_, i) => String(i + 1).padStart(4, '0')))
    expect(files.filter((file) => !/^\d{4}-[a-z0-9-]+\.md$/.test(file))).toEqual([])
  })
})

describe('the finder of paths', () => {
  it('takes what looks like a path of the repository, and nothing else', () => {
    const text =
      'See `src/base/ids.ts`, `docs/`, `release/decide.ts`, `npm test`, `/record/{category}`, `src/**/*.ts`, `./data`.'
    expect(pathsIn(text)).toEqual(['src/base/ids.ts', 'docs/'])
  })
})

const TOP = /^(?:src|test|tools|database|docs|rulebooks|floor|ops)\/[\w./-]*$/

/** In backticks, below one of our top folders, without a placeholder. Blocks of code are left alone. */
function pathsIn(markdown: string): string[] {
  const prose = markdown.replace(/^```[\s\S]*?^```/gm, '')
  return [...prose.matchAll(/`([^`\s]+)`/g)]
    .map((match) => match[1]!.replace(/:\d+$/, ''))
    .filter((text) => TOP.test(text))
}
