import { type Dice, diceOf } from './dice.ts'

/** What an institution sends in one run; the same plan always gives the same bytes in the same order. */
export type Traffic = {
  readonly messages: readonly TestMessage[]
  /** For each connection the numbers of the messages it sends, in order; a number that comes again is a resend. */
  readonly lanes: readonly (readonly number[])[]
}

export type TestMessage = {
  /** MSH-10. */
  readonly controlId: string
  readonly kind: 'ORU' | 'ADT' | 'MDM' | 'poison'
  readonly text: string
}

export type TrafficPlan = { readonly messages: number; readonly lanes: number; readonly seed: number }

const SHARE = { oru: 0.6, adt: 0.3, resent: 0.05, reordered: 0.02, poison: 0.01, tissue: 0.15 }
const MESSAGES_A_PATIENT = 25
/** A message's later version of an order: preliminary, final, corrected. */
const STATES = ['P', 'F', 'C']
const START = Date.UTC(2026, 0, 5)

/**
 * ORU 60 %, ADT 30 %, MDM 10 %; of all these 5 % are sent again, 2 % change places with the one after, 1 % are poison.
 * What concerns one patient goes over one connection, as a real sender would do it.
 */
export function makeTraffic({ messages: count, lanes: laneCount, seed }: TrafficPlan): Traffic {
  const dice = diceOf(seed)
  const patients = Array.from(
    { length: Math.max(laneCount, Math.ceil(count / MESSAGES_A_PATIENT)) },
    (_, n) => new Patient(n),
  )
  const messages: TestMessage[] = []
  const lanes: number[][] = Array.from({ length: laneCount }, () => [])
  for (let number = 0; number < count; number++) {
    const patient = patients[number < patients.length ? number : dice.below(patients.length)]!
    messages.push(makeMessage(patient, { number, seed, dice, isFirst: number < patients.length }))
    lanes[patient.number % laneCount]!.push(number)
  }
  return { messages, lanes: lanes.map((lane) => resend(reorder(lane, dice), dice)) }
}

type Making = { readonly number: number; readonly seed: number; readonly dice: Dice; readonly isFirst: boolean }

function makeMessage(patient: Patient, { number, seed, dice, isFirst }: Making): TestMessage {
  const controlId = `T${seed}-${number}`
  const at = stamp(START + number * 60_000)
  if (isFirst) return { controlId, kind: 'ADT', text: patient.admission(controlId, at, 'A04') }
  if (dice.happens(SHARE.poison)) return { controlId, kind: 'poison', text: poison(patient, controlId, at, dice) }
  const lot = dice.fraction()
  if (lot < SHARE.oru) return { controlId, kind: 'ORU', text: patient.result(controlId, at, number, dice) }
  if (lot < SHARE.oru + SHARE.adt)
    return { controlId, kind: 'ADT', text: patient.admission(controlId, at, dice.oneOf(['A01', 'A03', 'A08'])) }
  return { controlId, kind: 'MDM', text: patient.document(controlId, at, number) }
}

/** Messages that can be read as HL7 v2 and still must not go into anybody's record. */
function poison(patient: Patient, controlId: string, at: string, dice: Dice): string {
  const header = (type: string) => `MSH|^~\\&|HIS|NORDFJORD|CAUSEWAY|REGION|${at}||${type}|${controlId}|P|2.5`
  return dice.oneOf([
    segments(
      header('ORU^R01^ORU_R01'),
      'OBR|1|||2823-3^Potassium^LN',
      'OBX|1|NM|2823-3^Potassium^LN||4.1|mmol/L|||||F',
    ),
    segments(header('ZZZ^Z77'), patient.pid()),
    segments(header('ORU^R01^ORU_R01')),
  ])
}

function reorder(lane: readonly number[], dice: Dice): number[] {
  const order = [...lane]
  for (let at = 0; at + 1 < order.length; at++)
    if (dice.happens(SHARE.reordered)) [order[at], order[at + 1]] = [order[at + 1]!, order[at]!]
  return order
}

function resend(lane: readonly number[], dice: Dice): number[] {
  return lane.flatMap((number, at) => (dice.happens(SHARE.resent) ? [number, lane[dice.below(at + 1)]!] : [number]))
}

type Order = {
  readonly id: string
  readonly takenAt: string
  /** Of tissue: such results wait before they open. */
  readonly isTissue: boolean
  state: number
}

class Patient {
  readonly number: number
  #visits = 0
  #orders: Order[] = []

  constructor(number: number) {
    this.number = number
  }

  pid(street = 'Kaigata 1'): string {
    const born = stamp(Date.UTC(1930, 0, 1) + this.number * 86_400_000 * 13).slice(0, 8)
    const [family, given] = [nameOf(this.number * 7 + 3), nameOf(this.number * 11 + 5)]
    const sex = this.number % 2 ? 'F' : 'M'
    return `PID|1||P${1000 + this.number}^^^NORDFJORD^MR||${family}^${given}||${born}|${sex}|||${street}^^Havna^^6800`
  }

  admission(controlId: string, at: string, trigger: string): string {
    if (trigger === 'A01') this.#visits++
    const visit = `V${this.number}-${this.#visits}`
    return segments(
      `MSH|^~\\&|HIS|NORDFJORD|CAUSEWAY|REGION|${at}||ADT^${trigger}|${controlId}|P|2.5`,
      `EVN|${trigger}|${at}`,
      this.pid(`Kaigata ${controlId.split('-')[1]}`),
      `PV1|1|I|MED^12^A||||||||||||||||${visit}|||||||||||||||||||||||||${at}`,
    )
  }

  result(controlId: string, at: string, number: number, dice: Dice): string {
    const known = this.#orders.find(({ state }) => state < STATES.length - 1)
    const order = known && dice.happens(0.3) ? known : this.#order(number, at, dice)
    if (order.state < 0) this.#orders.push(order)
    order.state++
    const state = STATES[order.state]!
    const header = `MSH|^~\\&|LAB|NORDFJORD|CAUSEWAY|REGION|${at}||ORU^R01^ORU_R01|${controlId}|P|2.5`
    const request = (test: string, kind: string) =>
      `OBR|1|${order.id}^HIS|${order.id}^LAB|${test}|||${order.takenAt}|||||||||||||||${at}||${kind}|${state}`
    if (order.isTissue) {
      const found = `OBX|1|TX|22637-3^Pathology report final diagnosis^LN||Mark ${controlId}.||||||${state}|||${order.takenAt}`
      return segments(header, this.pid(), request('11529-5^Surgical pathology study^LN', 'SP'), found)
    }
    const value = (test: string, unit: string, text: string) =>
      `NM|${test}^LN||${text}|${unit}|||||${state}|||${order.takenAt}`
    return segments(
      header,
      this.pid(),
      request('24326-1^Electrolytes^LN', 'CH'),
      `OBX|1|${value('2823-3^Potassium', 'mmol/L', (3 + dice.fraction() * 2).toFixed(1))}`,
      `OBX|2|${value('2951-2^Sodium', 'mmol/L', String(130 + dice.below(20)))}`,
    )
  }

  #order(number: number, at: string, dice: Dice): Order {
    return { id: `O${this.number}-${number}`, takenAt: at, isTissue: dice.happens(SHARE.tissue), state: -1 }
  }

  document(controlId: string, at: string, number: number): string {
    const id = `D${this.number}-${number}`
    return segments(
      `MSH|^~\\&|HIS|NORDFJORD|CAUSEWAY|REGION|${at}||MDM^T02^MDM_T02|${controlId}|P|2.5`,
      `EVN|T02|${at}`,
      this.pid(),
      `PV1|1|O|MED`,
      `TXA|1|CN^Consultation note|TX|${at}|||${at}|||||${id}^HIS|||||AU`,
      `OBX|1|TX|11488-4^Consultation note^LN||Seen in the clinic, mark ${id}.||||||F`,
    )
  }
}

/** Distinct enough that nobody is taken for somebody else. */
function nameOf(number: number): string {
  const syllables = ['ba', 'do', 'fe', 'gu', 'hi', 'jo', 'ka', 'lu', 'me', 'ni', 'po', 'ra', 'se', 'tu', 'vi', 'zo']
  let [rest, name] = [number * 2_654_435_761, '']
  for (let part = 0; part < 5; part++) {
    name += syllables[Math.abs(rest) % 16]
    rest = Math.floor(rest / 16)
  }
  return name[0]!.toUpperCase() + name.slice(1)
}

function segments(...lines: readonly string[]): string {
  return `${lines.join('\r')}\r`
}

function stamp(at: number): string {
  return `${new Date(at).toISOString().replace(/[-:T]/g, '').slice(0, 14)}+0000`
}
