// node mllp-load.mjs '{"port","connections","messages","seconds","patients","run"}'
// Sends HL7 v2 results over MLLP from a process of its own: each connection sends one, waits for its answer, sends the
// next, until so many messages or seconds are over. Every message is another one; `run` keeps two loads apart.
import net from 'node:net'

const { port, connections, messages = Infinity, seconds = Infinity, patients = 1000, run = 'a' } = JSON.parse(process.argv[2])
const [VT, END] = [Buffer.from([0x0b]), Buffer.from([0x1c, 0x0d])]
const times = []
let next = 0
let refused = 0
const from = performance.now()
const isOver = () => next >= messages || performance.now() - from > seconds * 1000

await Promise.all(Array.from({ length: connections }, () => converse()))
const took = (performance.now() - from) / 1000
times.sort((a, b) => a - b)
const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? null
console.log(
  JSON.stringify({ answered: times.length, refused, seconds: took, perSecond: times.length / took, medianMs: at(0.5), p99Ms: at(0.99) }),
)

function converse() {
  return new Promise((resolve, reject) => {
    const socket = net.connect({ port, host: '127.0.0.1', noDelay: true })
    let sentAt = 0
    let answer = Buffer.alloc(0)
    const send = () => {
      if (isOver()) return socket.end()
      const number = next++
      sentAt = performance.now()
      socket.write(Buffer.concat([VT, Buffer.from(result(number)), END]))
    }
    socket.on('connect', send)
    socket.on('data', (portion) => {
      answer = answer.length === 0 ? portion : Buffer.concat([answer, portion])
      if (answer.at(-2) !== 0x1c || answer.at(-1) !== 0x0d) return
      times.push(performance.now() - sentAt)
      if (!answer.includes('MSA|AA|')) refused++
      answer = Buffer.alloc(0)
      send()
    })
    socket.on('error', reject)
    socket.on('close', resolve)
  })
}

/** A panel of three values, as a laboratory sends it; about 900 bytes. */
function result(number) {
  const patient = number % patients
  const at = new Date(Date.UTC(2026, 0, 1) + number * 1000).toISOString().replace(/[-:T]/g, '').slice(0, 14)
  const born = new Date(Date.UTC(1930, 0, 1) + patient * 86_400_000 * 17).toISOString().slice(0, 10).replaceAll('-', '')
  const order = `${run}${number}`
  const value = (place, test, unit, text, range) =>
    `OBX|${place}|NM|${test}^LN||${text}|${unit}|${range}|N|||F|||${at}+0000`
  return [
    `MSH|^~\\&|LAB|ORKDAL|CAUSEWAY|REGION|${at}+0000||ORU^R01^ORU_R01|${order}|P|2.5`,
    `PID|1||B${100_000 + patient}^^^ORKDAL^MR||${name(patient * 7 + 1)}^${name(patient * 13 + 5)}||${born}|${patient % 2 ? 'F' : 'M'}|||Kaigata ${patient}^^Havna^^6800`,
    'PV1|1|O|MED',
    `OBR|1|${order}^HIS|${order}^LAB|24326-1^Electrolytes^LN|||${at}+0000|||||||||||||||${at}+0000||CH|F`,
    value(1, '2823-3^Potassium', 'mmol/L', (3.5 + (number % 15) / 10).toFixed(1), '3.5-5.0'),
    value(2, '2951-2^Sodium', 'mmol/L', 136 + (number % 9), '136-145'),
    value(3, '2160-0^Creatinine', 'umol/L', 60 + (number % 40), '45-90'),
    '',
  ].join('\r')
}

/** Distinct enough that nobody is taken for somebody else. */
function name(seed) {
  const syllables = ['ba', 'do', 'fe', 'gu', 'hi', 'jo', 'ka', 'lu', 'me', 'ni', 'po', 'ra', 'se', 'tu', 'vi', 'zo']
  let rest = Math.imul(seed, 2_654_435_761) >>> 0
  let text = ''
  for (let part = 0; part < 5; part++) {
    text += syllables[rest % 16]
    rest = Math.floor(rest / 16)
  }
  return text[0].toUpperCase() + text.slice(1)
}
