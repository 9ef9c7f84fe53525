#!/usr/bin/env node
// The command line. Builds when something is stale, then hands over to dist/main/start.js under Node 24: the
// package's own (node_modules/.bin/node) where the system's is older.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const own = path.join(root, 'node_modules', '.bin', 'node')
const isOldEnough = (version) => Number(version.split('.')[0]) >= 24

if (!isOldEnough(process.versions.node)) {
  if (!existsSync(own)) {
    process.stderr.write(
      `Causeway needs Node 24 or newer; this is ${process.versions.node}, and no own one was installed (npm install).\n`,
    )
    process.exit(1)
  }
  const child = spawn(own, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
} else {
  const { build } = await import('./build.mjs')
  build()
  process.setSourceMapsEnabled(true)
  const { main } = await import('../dist/main/start.js')
  process.exitCode = await main(process.argv.slice(2))
}
