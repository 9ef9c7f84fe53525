import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { findInput } from './find-input.ts'

const MESSAGE = 'MSH|^~\\&|A|B|||20260301||ADT^A08|1|P|2.5\rPID|1||7\r'
const FILES: Readonly<Record<string, string | Buffer>> = {
  'b.hl7': MESSAGE,
  'no-header.hl7': 'PID only',
  'deep/c.er7': `FHS|^~\\&|\r${MESSAGE}`,
  'export.txt': MESSAGE,
  'marked.txt': Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(MESSAGE)]),
  'wide.dat': Buffer.from(`\ufeff${MESSAGE}`, 'utf16le'),
  'letter.txt': 'Dear colleague, MSH| is how messages begin.',
  'README.txt': MESSAGE,
  'NOTICE.md': 'what this is',
  LICENSE: 'what one may',
  'picture.png': 'x',
  'Patient.ndjson': '{}',
  'hospitals.json': '{}',
  'values.json': '{}',
  'log.ndjson': '{}',
}

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'find-input-'))
  await mkdir(path.join(folder, 'deep'))
  for (const [name, content] of Object.entries(FILES)) await writeFile(path.join(folder, name), content)
})
afterAll(() => rm(folder, { recursive: true }))

const names = async (paths: readonly string[], only: 'fhir' | 'hl7v2' | null) => {
  const { files, skipped } = await findInput(paths, only)
  return { files: files.map((file) => `${path.relative(folder, file.path)} ${file.format}`), skipped }
}

it('a folder: files by their names and by how they begin; what is no input is skipped and counted', async () => {
  expect(await names([folder], null)).toEqual({
    files: [
      'hospitals.json fhir',
      'Patient.ndjson fhir',
      'b.hl7 hl7v2',
      'deep/c.er7 hl7v2',
      'export.txt hl7v2',
      'marked.txt hl7v2',
      'no-header.hl7 hl7v2',
      'values.json fhir',
      'wide.dat hl7v2',
    ],
    skipped: 6,
  })
})

it('only what is asked for', async () => {
  expect((await names([folder], 'fhir')).files).toEqual([
    'hospitals.json fhir',
    'Patient.ndjson fhir',
    'values.json fhir',
  ])
  expect((await names([folder], 'hl7v2')).files).toHaveLength(6)
})

it('a file that is named is input, whatever it is called', async () => {
  expect(await names([path.join(folder, 'README.txt'), path.join(folder, 'letter.txt')], null)).toEqual({
    files: ['README.txt hl7v2', 'letter.txt fhir'],
    skipped: 0,
  })
  expect(await names([path.join(folder, 'letter.txt')], 'hl7v2')).toMatchObject({ files: ['letter.txt hl7v2'] })
})

it('a path that is not there is said', async () => {
  await expect(findInput([path.join(folder, 'nowhere')], null)).rejects.toThrow('there is no file or folder')
})

it('XML: clinical documents by name or beginning, also broken ones; FHIR by its namespace', async () => {
  const own = await mkdtemp(path.join(tmpdir(), 'find-xml-'))
  const files = {
    'summary.xml': '<?xml version="1.0"?><ClinicalDocument xmlns="urn:hl7-org:v3"/>',
    'wide.XML': Buffer.from('\ufeff<?xml version="1.0" encoding="UTF-16"?><ClinicalDocument/>', 'utf16le'),
    'empty.xml': '',
    'page.xml': '<html></html>',
    'bundle.xml': '<Bundle xmlns="http://hl7.org/fhir"/>',
    'letter.txt': '<dear colleague>',
  }
  for (const [name, content] of Object.entries(files)) await writeFile(path.join(own, name), content)
  const found = await findInput([own], null)
  expect(found.files.map((file) => `${path.basename(file.path)} ${file.format}`).sort()).toEqual([
    'bundle.xml fhir',
    'empty.xml ccda',
    'page.xml ccda',
    'summary.xml ccda',
    'wide.XML ccda',
  ])
  expect(found.skipped).toBe(1)
  const bare = path.join(own, 'export')
  await writeFile(bare, files['summary.xml'])
  expect((await findInput([bare], null)).files).toMatchObject([{ format: 'ccda' }])
  await rm(own, { recursive: true })
})
