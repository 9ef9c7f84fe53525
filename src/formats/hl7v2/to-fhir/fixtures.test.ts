import { execFileSync } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadValidator } from '../../fhir/validate.ts'
import { mapMessage } from '../map-message.ts'
import type { MappedMessage } from '../mapped-message.ts'
import { readMessage } from '../read-message.ts'

const HERE = import.meta.dirname
const folders = globSync('fixtures/*/*/message.hl7', { cwd: HERE }).map(dirname).sort()

/** Each folder is one way in which messages are sent: `why.md` says which, `bundle.snap` what becomes of it. */
describe('fixtures', async () => {
  execFileSync(process.execPath, ['tools/build-validator.mjs'])
  const validate = await loadValidator()

  it.each(folders)('%s', async (folder) => {
    const mapped = map(folder)
    for (const { resource, where } of mapped.resources) expect(validate(resource), where).toEqual([])
    for (const { resource, text } of mapped.resources) expect(JSON.parse(text)).toEqual(resource)
    await expect(written(mapped)).toMatchFileSnapshot(join(HERE, folder, 'bundle.snap'))
  })

  it('says of each what it is for', () => {
    for (const folder of folders) expect(readFileSync(join(HERE, folder, 'why.md'), 'utf8').trim()).not.toBe('')
  })
})

function map(folder: string): MappedMessage {
  const read = readMessage(readFileSync(join(HERE, folder, 'message.hl7')))
  if (!read.ok) throw new Error(read.fault.what)
  return mapMessage(read.message, { zone: 'Europe/Oslo' })
}

/** Resources as their own text, so that the digits of decimals show. */
function written({ at, resources, changes, faults }: MappedMessage): string {
  const lines = resources.map(
    ({ where, isPartial, text }) => `# ${where}${isPartial ? ' (partial)' : ''}\n${indented(text)}`,
  )
  const rest = [...changes, ...faults].map((each) => JSON.stringify(each))
  return `${[`at ${at}`, ...lines, ...rest].join('\n\n')}\n`
}

/** One property on each line, with the digits of numbers as they stand in the text. */
function indented(text: string): string {
  const exact = JSON as unknown as { rawJSON(digits: string): unknown }
  const keepDigits = (_: string, value: unknown, { source }: { source?: string }) =>
    typeof value === 'number' ? exact.rawJSON(source!) : value
  const parts = JSON.parse(text, keepDigits as (name: string, value: unknown) => unknown) as Record<string, unknown>
  return Object.entries(parts)
    .map(([name, value]) => `  ${name}: ${JSON.stringify(value)}`)
    .join('\n')
}
