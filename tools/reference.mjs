// Writes what the docs take from the code: docs/reference/pages.md, docs/reference/categories.md, and the list of rooms
// in ARCHITECTURE.md. Usage: npm run build && node tools/reference.mjs [--check]   (--check: only say what differs)
import { readFileSync, writeFileSync } from 'node:fs'
import { CATEGORIES } from '../dist/base/categories.js'
import { CATEGORY_RULES } from '../dist/modules/record/category-rules.js'
import { ACCOUNT_ROUTES, PATIENT_ROUTES, PUBLIC_ROUTES } from '../dist/web/routes.js'
import { STAFF_ROUTES } from '../dist/web/staff-routes.js'
import { plan } from '../rooms.ts'

const MADE = '<!-- Made by tools/reference.mjs; do not edit. -->'

const PAGES = `# Pages

${MADE}

Every page, as \`src/web/routes.ts\` and \`src/web/staff-routes.ts\` have it. _Written as_ is the word in the access log.

## Pages of a record

Who may enter: an account with a live grant for the person. The page's line in the access log is written in the same
transaction; when that fails there is no page.

| path | written as | counted as |
|---|---|---|
${PATIENT_ROUTES.map(({ path, discloses }) => row(code(path), discloses.page, discloses.counts ?? '-')).join('\n')}

## Pages of staff

Who may enter: an account with one of the roles. Whoever is shown there finds the look in their access log.

| path | roles |
|---|---|
${STAFF_ROUTES.map(({ path, who }) => row(code(path), who.join(', '))).join('\n')}

## Pages of an account

Who may enter: anybody who is signed in. No record is opened.

| path | methods |
|---|---|
${[...Map.groupBy(ACCOUNT_ROUTES, ({ path }) => path)]
  .map(([path, routes]) => row(code(path), routes.map(({ method }) => method).join(', ')))
  .join('\n')}

## Pages for everybody

| path |
|---|
${PUBLIC_ROUTES.map(({ path }) => row(code(path))).join('\n')}

## Signing in, health, files

These stand in \`src/web/build-server.ts\`. They open no scope and disclose no person.

| path | method | what it does |
|---|---|---|
| \`/sign-in\` | GET, POST | the form; then 303 and a cookie, 422 when the two do not fit, 429 after ten tries |
| \`/sign-out\` | POST | ends the session at once |
| \`/api/auth/sign-in/email\` | POST | the same for scripts: JSON with \`email\` and \`password\`, answers with the cookie |
| \`/healthz\` | GET | 200 while the process is up |
| \`/readyz\` | GET | 200 when people can sign in, else 503 |
| \`/assets/...\` | GET | style sheet and icon; may be cached for a year, their names change with their content |

## For institutions

\`src/feeds/fhir/receive-fhir.ts\`. Who may enter: who has the feed's credential, or a token for it.

| path | method | what it does |
|---|---|---|
| \`/ingest/{feed}/fhir\` | POST | takes a Bundle, a resource or NDJSON: [add a feed](../guides/add-a-feed.md) |
| \`/ingest/{feed}/fhir/Appointment\` | GET | what was booked and has changed since: [fetch bookings](../guides/fetch-bookings.md) |
| \`/ingest/{feed}/fhir/Appointment/{id}\` | GET | one booking |
| \`/ingest/{feed}/ccda\` | POST | takes one clinical document: [C-CDA](ccda.md) |
| \`/ingest/token\` | POST | gives a token for an assertion: [push with tokens](../guides/push-with-tokens.md) |
| \`/ingest/.well-known/smart-configuration\` | GET | says where and how to ask for tokens |
`

const CATEGORY_PAGE = `# Categories

${MADE}

Which kind of information an item is, as \`src/modules/record/category-rules.ts\` has it. One item has one category. The
rule with the lowest number that fits decides; among equal numbers the first. When none fits:

1. an Observation goes with the report that lists it among its parts, when both came in one message;
2. an Observation with a LOINC code and a number is laboratory;
3. a DiagnosticReport stands in documents, and is counted as not mapped;
4. anything else stands in other, and is counted as not mapped. Nothing is ever dropped.

When a report of another kind than laboratory or vitals takes in a part, the part moves to the report's category
(\`src/modules/record/relate-items.ts\`).

${CATEGORIES.map(categorySection).join('\n\n')}

## No category

Bills and insurance. They are kept and counted, and stand in no list.

${CATEGORY_RULES.filter(({ category }) => category === null)
  .map(({ types }) => `- ${types.join(', ')}`)
  .join('\n')}
`

function categorySection(category) {
  const rules = CATEGORY_RULES.filter((rule) => rule.category === category).sort((a, b) => a.priority - b.priority)
  const byKind = rules.filter(({ elements }) => !elements).flatMap(({ types }) => types)
  const others = rules.filter(({ elements }) => elements).map(ruleLine)
  const last = byKind.length ? [wrap(`- 90, by its type alone: ${byKind.join(', ')}`)] : []
  return `## ${category}\n\n${[...others, ...last].join('\n')}`
}

function ruleLine({ id, priority, types, elements, system, codes, words, source }) {
  const where = `${types.join(', ')} whose ${elements.join(' or ')}`
  const what = words
    ? `has one of the words ${words.map((word) => `“${word.trim()}”`).join(', ')}`
    : `is ${[...codes].join(', ')}${system ? ` of ${system}` : ' of any system'}`
  const because = /^(standards|our own rule$)/.test(source) ? '' : ` (${source})`
  return wrap(`- ${priority} **${id}**: ${where} ${what}${because}`)
}

const ROOMS = Object.entries(plan.rooms)
  .map(([name, { why, calls }]) => wrap(`- \`${name}\`: ${why}. Calls: ${calls.join(', ') || 'nobody'}.`))
  .join('\n')

function code(text) {
  return `\`${text.replace(/:(\w+)/g, '{$1}')}\``
}

function row(...cells) {
  return `| ${cells.join(' | ')} |`
}

/** Lines of at most 120 characters; the following lines of a list item stand in by two. */
function wrap(text) {
  const lines = ['']
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last && last.length + word.length >= 119) lines.push(`  ${word}`)
    else lines[lines.length - 1] = last ? `${last} ${word}` : word
  }
  return lines.join('\n')
}

const architecture = readFileSync(fileOf('ARCHITECTURE.md'), 'utf8')
const made = {
  'docs/reference/pages.md': PAGES,
  'docs/reference/categories.md': CATEGORY_PAGE,
  'ARCHITECTURE.md': architecture.replace(
    /(<!-- rooms -->\n)[\s\S]*?(<!-- end of rooms -->)/,
    (_, before, after) => `${before}\n${ROOMS}\n${after}`,
  ),
}

function fileOf(name) {
  return new URL(`../${name}`, import.meta.url)
}

function isStale([name, text]) {
  try {
    return readFileSync(fileOf(name), 'utf8') !== text
  } catch {
    return true
  }
}

const stale = Object.entries(made).filter(isStale)
for (const [name, text] of stale) {
  process.stdout.write(`${name} ${process.argv.includes('--check') ? 'differs from the code' : 'written'}\n`)
  if (!process.argv.includes('--check')) writeFileSync(fileOf(name), text)
}
if (process.argv.includes('--check') && stale.length > 0) process.exitCode = 1
