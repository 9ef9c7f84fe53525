// Builds what is stale: the R4 validator, dist/ and the style sheet. Everything it has to say goes to standard error,
// so that a command's answer stands alone on standard output. Usage: node tools/build.mjs [--force]
import { spawnSync } from 'node:child_process'
import { existsSync, globSync, mkdirSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const bin = (name) => path.join(root, 'node_modules', '.bin', name)
const stamp = path.join(root, 'dist', '.built')

/** Brings dist/ up to date; returns whether there was anything to do. */
export function build({ force = false } = {}) {
  if (!force && !isStale()) return false
  const node = existsSync(bin('node')) ? bin('node') : process.execPath
  run(node, ['tools/build-validator.mjs'])
  run(node, [path.join('node_modules', 'typescript', 'bin', 'tsc'), '-p', 'tsconfig.json'])
  run(node, ['tools/build-css.mjs'])
  mkdirSync(path.dirname(stamp), { recursive: true })
  writeFileSync(stamp, '')
  utimesSync(stamp, new Date(), new Date())
  return true
}

function isStale() {
  if (!existsSync(stamp)) return true
  const built = statSync(stamp).mtimeMs
  const sources = globSync(['src/**/*', 'tools/build*.mjs', 'tsconfig.json', 'package.json', 'package-lock.json'], {
    cwd: root,
  })
  return sources.some((file) => statSync(path.join(root, file)).mtimeMs > built)
}

function run(command, args) {
  const done = spawnSync(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8' })
  if (done.stdout) process.stderr.write(done.stdout)
  if (done.status !== 0) {
    process.stderr.write(`${args[0]} failed\n`)
    process.exit(done.status ?? 1)
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) build({ force: process.argv.includes('--force') })
