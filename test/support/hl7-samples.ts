// Invented HL7 v2 messages for tests: short, with everything in them that the test says and nothing else.

/** `at` as YYYYMMDDHHMMSS+ZZZZ; `id` is MSH-10. */
export type MessageHead = { readonly id: string; readonly at?: string; readonly facility?: string }

export type PatientOf = {
  readonly number: string
  readonly family?: string
  readonly given?: string
  readonly born?: string
  readonly address?: string
  readonly phone?: string
}

export type Result = {
  /** The filler's number (OBR-3): the same order, the same report. */
  readonly order: string
  readonly value: string
  /** OBX-11 and OBR-25: P, F, C, W ... */
  readonly status?: string
  readonly reportStatus?: string
  /** OBX-3: more than one result of one order. */
  readonly test?: string
}

const NOON = '20260301120000+0000'

/** ORU^R01 with one result. */
export function oru(head: MessageHead, patient: PatientOf, result: Result): Buffer {
  const {
    order,
    value,
    status = 'F',
    reportStatus = status === 'W' ? 'F' : status,
    test = '2823-3^Potassium^LN',
  } = result
  return message([
    msh(head, 'ORU^R01^ORU_R01'),
    pid(patient),
    `OBR|1||${order}^LAB|24323-8^Metabolic panel^LN|||20260301080000+0000|||||||||||||||${head.at ?? NOON}||LAB|${reportStatus}`,
    `OBX|1|NM|${test}||${value}|mmol/L|3.5-5.0||||${status}|||20260301080000+0000`,
  ])
}

/** ADT of any trigger, with a visit if `visit` is its number. */
export function adt(trigger: string, head: MessageHead, patient: PatientOf, visit: string | null = null): Buffer {
  const pv1 = visit === null ? [] : [`PV1|1|I|W1||||||||||||||||${visit}^^^HOSP^VN`]
  return message([msh(head, `ADT^${trigger}^ADT_A01`), `EVN|${trigger}|${head.at ?? NOON}`, pid(patient), ...pv1])
}

/** ADT^A40: `gone` and the patient are one human being. */
export function merge(head: MessageHead, patient: PatientOf, gone: string): Buffer {
  const lines = [msh(head, 'ADT^A40^ADT_A39'), `EVN|A40|${head.at ?? NOON}`, pid(patient), `MRG|${gone}^^^HOSP^MR`]
  return message(lines)
}

function msh({ id, at = NOON, facility = 'HOSP' }: MessageHead, type: string): string {
  return `MSH|^~\\&|LIS|${facility}|CAUSEWAY|REGION|${at}||${type}|${id}|P|2.5.1|||||||UNICODE UTF-8`
}

function pid({
  number,
  family = 'Strand',
  given = 'Anna',
  born = '19800101',
  address = '',
  phone = '',
}: PatientOf): string {
  return `PID|1||${number}^^^HOSP^MR||${family}^${given}||${born}|F|||${address}||${phone}`
}

function message(lines: readonly string[]): Buffer {
  return Buffer.from(`${lines.join('\r')}\r`)
}
