import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { Invalid, NotFound } from '#base/errors'
import { decodeText } from '#formats/csv/decode-text'
import { parseCsv } from '#formats/csv/parse-csv'
import type { PeopleList } from './people-list.ts'
import { readBundle } from './read-bundle.ts'
import { type HowToRead, readRows } from './read-rows.ts'

/** Reads a list of people: a table, or FHIR Patients as a Bundle or NDJSON. Throws Invalid with what is wrong, and where. */
export async function readList(file: string, how: HowToRead): Promise<PeopleList> {
  const bytes = await readFile(file).catch((fault: Error) => {
    throw new NotFound(`cannot read ${file}`, { detail: fault.message })
  })
  const text = decodeText(bytes)
  try {
    const isFhir = /^\s*\{/.test(text)
    if (!isFhir && how.idColumn === '') throw new Invalid('a table needs --id and --map, to say what its columns are')
    const list = isFhir ? await readBundle(bytes, path.basename(file)) : readRows(parseCsv(text), how)
    refuseTwice(list.ids)
    return list
  } catch (fault) {
    if (fault instanceof Invalid) throw new Invalid(`${file}: ${fault.message}`)
    throw fault
  }
}

function refuseTwice(ids: readonly string[]): void {
  const seen = new Set<string>()
  for (const id of ids) {
    if (seen.has(id)) throw new Invalid(`the id "${id}" is there twice, and the answer could not tell the two apart`)
    seen.add(id)
  }
}
