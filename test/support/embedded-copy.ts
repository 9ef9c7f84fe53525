import { readFileSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'

/** An embedded database in memory, as the dump in `file` left it. */
export function copyOfEmbedded(file: string): Promise<PGlite> {
  return PGlite.create({ loadDataDir: new Blob([readFileSync(file)]) })
}

/** The whole of an embedded database, to be copied later. */
export async function dumpOf(pglite: PGlite): Promise<Buffer> {
  return Buffer.from(await (await pglite.dumpDataDir('none')).arrayBuffer())
}
