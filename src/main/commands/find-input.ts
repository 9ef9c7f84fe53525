import { open, readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { NotFound } from '#base/errors'
import { looksLikeXml } from '#formats/ccda/read-document'
import { looksLikeDicom } from '#formats/dicom/looks-like-dicom'
import { looksLikeHl7 } from '#formats/hl7v2/split-messages'

export type InputFormat = 'fhir' | 'hl7v2' | 'ccda' | 'dicom'
export type InputFile = { readonly path: string; readonly format: InputFormat }

/**
 * The files among these paths, each with its format: by what it begins with, or, for a whole folder, by its name first.
 * `only`: what they are said to be. Of folders what is no input is counted. Throws NotFound for a path that is not there.
 */
export async function findInput(
  paths: readonly string[],
  only: InputFormat | null,
): Promise<{ readonly files: readonly InputFile[]; readonly skipped: number }> {
  const files = new Map<string, InputFormat>()
  let skipped = 0
  for (const each of paths) {
    const info = await stat(each).catch(() => null)
    if (!info) throw new NotFound(`there is no file or folder ${each}`)
    if (!info.isDirectory()) files.set(each, only ?? (await formatOf(each)))
    else
      for (const entry of await readdir(each, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile()) continue
        const file = path.join(entry.parentPath, entry.name)
        const format = await formatInFolder(file, entry.name)
        if (format && (only === null || only === format)) files.set(file, format)
        else skipped++
      }
  }
  const found = [...files].map(([file, format]) => ({ path: file, format }))
  return { files: found.sort((a, b) => order(a) - order(b) || (a.path < b.path ? -1 : 1)), skipped }
}

const JSON_NAMES = /\.(json|ndjson|jsonl|fhir)(\.gz)?$/i
const HL7_NAMES = /\.(hl7|er7)$/i
const XML_NAMES = /\.(xml|cda|ccda?|xhtml)$/i
/** What may be a message, and may be a letter. */
const PLAIN_NAMES = /\.(txt|msg|dat)$/i
const DICOM_NAMES = /\.(dcm|dicom|dic|ima)$/i
/** The files of a disc mostly have names of figures or letters and figures, and no ending. */
const NO_ENDING = /^[^.]+$|\.\d+$/
/** It lists what is on a disc, and is no object of a patient. */
const DISC_DIRECTORY = /^dicomdir$/i
const NO_INPUT = /^(readme|notice|licen[cs]e|changelog)\b/i
/** A Bulk Data export comes with a log and sometimes a manifest, which hold no resources. */
const EXPORT_LOGS = /^(log\.ndjson|manifest\.json)(\.gz)?$/i

/** What a file says it is, by its name and how it begins. */
export function formatByLook({ name, bytes }: { readonly name: string; readonly bytes: Uint8Array }): InputFormat {
  const start = bytes.subarray(0, SNIFFED_BYTES)
  if (DICOM_NAMES.test(name) || looksLikeDicom(start)) return 'dicom'
  if (HL7_NAMES.test(name) || looksLikeHl7(start)) return 'hl7v2'
  return (XML_NAMES.test(name) || looksLikeXml(start)) && !isFhirXml(start) ? 'ccda' : 'fhir'
}

async function formatOf(file: string): Promise<InputFormat> {
  return formatByLook({ name: file, bytes: await startOf(file) })
}

async function formatInFolder(file: string, name: string): Promise<InputFormat | null> {
  if (NO_INPUT.test(name) || EXPORT_LOGS.test(name) || DISC_DIRECTORY.test(name)) return null
  if (DICOM_NAMES.test(name)) return 'dicom'
  if (JSON_NAMES.test(name)) return 'fhir'
  if (HL7_NAMES.test(name)) return 'hl7v2'
  if (XML_NAMES.test(name)) return isFhirXml(await startOf(file)) ? 'fhir' : 'ccda'
  if (NO_ENDING.test(name)) return looksLikeDicom(await startOf(file)) ? 'dicom' : null
  return PLAIN_NAMES.test(name) && looksLikeHl7(await startOf(file)) ? 'hl7v2' : null
}

function isFhirXml(start: Uint8Array): boolean {
  const text = new TextDecoder().decode(start)
  return text.includes('http://hl7.org/fhir') && !text.includes('ClinicalDocument')
}

const SNIFFED_BYTES = 4096

async function startOf(file: string): Promise<Uint8Array> {
  const handle = await open(file)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(SNIFFED_BYTES), 0, SNIFFED_BYTES, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

/** Directories first, then patients, then everything else by name: what refers comes after what it refers to. */
function order({ path: file, format }: InputFile): number {
  const name = path.basename(file)
  if (format !== 'fhir') return 2
  if (/(^|[^a-z])patient([^a-z]|$)/i.test(name)) return 1
  return /practitioner|organization|location|hospital/i.test(name) ? 0 : 2
}
