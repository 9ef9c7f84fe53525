import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { Invalid } from '#base/errors'
import type { Explanation } from '#explanations/explanation'
import { type Explanations, explanationsOf } from '#explanations/explanations'
import { type ContentFile, readExplanations } from '#explanations/read-explanations'

const SHIPPED = fileURLToPath(new URL('../../content', import.meta.url))
const MOST_FAULTS_TOLD = 10

/**
 * The explanations of this region: those that are shipped, and over them those of the region's own folder. Throws
 * Invalid with file, place and remedy of what is wrong there.
 */
export function readContent({ explanationsFolder }: { readonly explanationsFolder: string | null }): Explanations {
  return explanationsOf(readShippedContent(), explanationsFolder ? readOwnContent(explanationsFolder) : [])
}

/** What is shipped, as data. */
export function readShippedContent(): readonly Explanation[] {
  return soundOnly(readExplanations(filesIn(SHIPPED), 'shipped'), 'content')
}

function readOwnContent(folder: string): readonly Explanation[] {
  const files = filesIn(folder)
  if (files.length === 0) throw new Invalid(`CAUSEWAY_EXPLANATIONS: ${folder} holds no file that ends in .yaml`)
  return soundOnly(readExplanations(files, 'own'), 'CAUSEWAY_EXPLANATIONS')
}

function filesIn(folder: string): ContentFile[] {
  return globSync('**/*.yaml', { cwd: folder })
    .sort()
    .map((name) => ({ name, text: readFileSync(path.join(folder, name), 'utf8') }))
}

function soundOnly({ explanations, faults }: ReturnType<typeof readExplanations>, what: string) {
  if (faults.length === 0) return explanations
  const more = faults.length > MOST_FAULTS_TOLD ? ` and ${faults.length - MOST_FAULTS_TOLD} more` : ''
  throw new Invalid(`${what}: ${faults.slice(0, MOST_FAULTS_TOLD).join('; ')}${more}`)
}
