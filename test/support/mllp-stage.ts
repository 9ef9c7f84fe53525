import { setUpInstitutions } from '#institutions'
import { withSystemScope } from '#platform/database/scopes'
import type { MllpTlsFiles } from '#platform/read-mllp-config'
import type { Limits } from '../../src/feeds/mllp/limits.ts'
import { listenForMllp, type MllpListener } from '../../src/feeds/mllp/listen-for-mllp.ts'
import { type DatabaseKind, openTestHouse, type TestHouse } from './test-house.ts'

export type Logged = { readonly event: string; readonly fields: Readonly<Record<string, unknown>> }

/** Two institutions, a feed of each, and a door to both. */
export type MllpStage = {
  readonly house: TestHouse
  readonly listener: MllpListener
  /** Of orkdal's feed, and of kystlab's. */
  readonly ports: readonly [number, number]
  readonly logged: readonly Logged[]
  /** How often somebody was told that something was kept. */
  readonly told: () => number
  /** Feed and MSH-10 of all that was kept. */
  readonly inbox: () => Promise<string[]>
  readonly close: () => Promise<void>
}

export type StageOrder = {
  readonly limits?: Partial<Limits>
  readonly tls?: MllpTlsFiles
  /** What a port belongs to is left to certificates. */
  readonly byCertificate?: boolean
}

export async function openMllpStage(kind: DatabaseKind, order: StageOrder = {}): Promise<MllpStage> {
  const house = await openTestHouse(kind)
  await withSystemScope(house.database, { purpose: 'test' }, (scope) => setUpInstitutions(scope, PLAN))
  const logged: Logged[] = []
  const note = (event: string, fields: Logged['fields'] = {}) => void logged.push({ event, fields })
  let told = 0
  const listen = (feed: string) =>
    listenForMllp({
      database: house.database,
      host: '127.0.0.1',
      ports: new Map([[0, order.byCertificate ? null : feed]]),
      tls: order.tls ?? null,
      log: { error: note, warn: note, info: note, debug: note },
      now: () => new Date('2026-01-05T12:00:00Z'),
      onKept: () => void told++,
      limits: order.limits ?? {},
    })
  const [orkdal, kystlab] = [await listen('orkdal-hl7v2'), await listen('kystlab-hl7v2')]
  return {
    house,
    listener: orkdal,
    ports: [orkdal.ports[0]!, kystlab.ports[0]!],
    logged,
    told: () => told,
    inbox: async () =>
      (await house.owner('select feed_id, control_id from inbox_message order by feed_id, control_id')).map(
        (row) => `${row.feed_id} ${row.control_id}`,
      ),
    close: async () => {
      await Promise.all([orkdal.stop(), kystlab.stop()])
      await house.close()
    },
  }
}

const institution = (id: string) => ({
  id,
  name: `${id} hospital`,
  serviceType: 'hospital' as const,
  municipality: 'Havna',
  timeZone: 'Europe/Oslo',
  contact: 'post@example.org',
  joined: '2026-01-01',
  status: 'signed' as const,
  agreed: [],
  services: [],
})
const feed = (institutionId: string) => ({
  id: `${institutionId}-hl7v2`,
  institutionId,
  format: 'hl7v2',
  aggregator: false,
})
const PLAN = {
  institutions: [institution('orkdal'), institution('kystlab')],
  feeds: [feed('orkdal'), feed('kystlab')],
}

/** A laboratory result as a small system sends it. */
export function oru(id: string, { facility = 'ORKDAL', acks = '', value = '4.1' } = {}): string {
  return [
    `MSH|^~\\&|LAB|${facility}|||20260105120000||ORU^R01^ORU_R01|${id}|P|2.5${acks && `|||${acks}`}`,
    'PID|1||17^^^ORKDAL^MR||Hansen^Kari||19500101|F',
    'OBR|1|A|B|2823-3^Potassium^LN|||20260105',
    `OBX|1|NM|2823-3^Potassium^LN||${value}|mmol/L|||||F`,
    '',
  ].join('\r')
}

export const block = (message: string) => `\x0b${message}\x1c\r`
