// Sends HL7 v2 while connections break and processes are killed, and checks that nothing acknowledged is lost and nothing
// happens twice. docs/reference/faults.md. Usage: node tools/faults.mjs [--messages 10000] [--kills 50] [--seed N]
// [--database postgres|embedded] [--plant NAME]
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from './build.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const own = path.join(root, 'node_modules', '.bin', 'node')
build()
const node = existsSync(own) ? own : process.execPath
const program = path.join(root, 'test', 'faults', 'main.ts')
const { status } = spawnSync(node, ['--conditions=source', program, ...process.argv.slice(2)], { stdio: 'inherit' })
process.exit(status ?? 1)
