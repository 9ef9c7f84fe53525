import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { parseRulePack, publishRulePack } from '#access'
import { Invalid } from '#base/errors'
import { withSystemScope } from '#platform/database/scopes'
import type { CommandOptions } from '../command.ts'
import type { House } from '../open-house.ts'
import type { Output } from '../output.ts'

/** `rule-pack check FILE`, `rule-pack publish FILE`: the rules for children, teenagers and capacity. */
export async function rulePack(
  { database }: House,
  { words, folder }: CommandOptions,
  output: Output,
): Promise<number> {
  const [verb, file, ...more] = words
  if ((verb !== 'check' && verb !== 'publish') || file === undefined || more.length > 0)
    throw new Invalid('rule-pack needs check FILE or publish FILE')
  const yaml = await readFile(path.resolve(folder, file), 'utf8')
  if (verb === 'check') {
    output.answer(`Version ${parseRulePack(yaml).version} can be read.`)
    return 0
  }
  const version = await withSystemScope(database, { purpose: 'publish rule pack' }, (scope) =>
    publishRulePack(scope, { yaml }),
  )
  output.answer(`Rule pack ${version} is in force.`)
  return 0
}
