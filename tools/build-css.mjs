// Bundles src/assets/causeway.css into dist/assets under a name that changes with its content, copies the icon and
// the scripts, and writes manifest.json: {"causeway.css": "causeway-<hash>.css", ...}. Usage: node tools/build-css.mjs [directory]
import { createHash } from 'node:crypto'
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync } from 'node:zlib'
import { browserslistToTargets, bundle } from 'lightningcss'

const LIMIT_BYTES = 11_000 // a first visit, style sheet included, is to stay below 20 kB

const source = fileURLToPath(new URL('../src/assets/', import.meta.url))
const target = process.argv[2] ?? fileURLToPath(new URL('../dist/assets/', import.meta.url))

const { code } = bundle({
  filename: `${source}causeway.css`,
  minify: true,
  errorRecovery: true,
  // Phones of six years ago; logical properties are kept for right-to-left pages.
  targets: browserslistToTargets(['chrome 100', 'safari 15.4', 'firefox 100']),
})
const size = brotliCompressSync(code).length
if (size > LIMIT_BYTES) throw new Error(`The style sheet has ${size} bytes (brotli), more than ${LIMIT_BYTES}.`)

const name = `causeway-${createHash('sha256').update(code).digest('hex').slice(0, 12)}.css`
mkdirSync(target, { recursive: true })
for (const old of readdirSync(target)) if (/^causeway-\w+\.css$/.test(old) && old !== name) rmSync(`${target}/${old}`)
writeFileSync(`${target}/${name}`, code)
copyFileSync(`${source}favicon.svg`, `${target}/favicon.svg`)
const names = { 'causeway.css': name }
for (const script of ['passkey', 'read-aloud', 'inbox', 'video-check', 'push', 'push-worker']) {
  const bytes = readFileSync(`${source}${script}.js`)
  const scriptName = `${script}-${createHash('sha256').update(bytes).digest('hex').slice(0, 12)}.js`
  for (const old of readdirSync(target))
    if (new RegExp(`^${script}-[0-9a-f]{12}\\.js$`).test(old) && old !== scriptName) rmSync(`${target}/${old}`)
  writeFileSync(`${target}/${scriptName}`, bytes)
  names[`${script}.js`] = scriptName
}
writeFileSync(`${target}/manifest.json`, JSON.stringify(names))
console.log(`${name} ${code.length} bytes, ${size} brotli`)
