// What the harness does to the shipped program from outside. The program itself knows none of this: its libraries are
// wrapped before it is loaded. FAULT_CRASH ends the process in the middle of its n-th answer; FAULT_PLANT puts in a
// mistake that the harness must notice.
import net from 'node:net'
import pg from 'pg'

const { FAULT_CRASH: crash, FAULT_PLANT: plant } = process.env
const VT = 0x0b

if (crash) dieInAnAnswer(Number(crash))
if (plant) PLANTS()[plant]()

/** Writes the first half of the n-th answer, and is gone. */
function dieInAnAnswer(number) {
  const write = net.Socket.prototype.write
  let answers = 0
  net.Socket.prototype.write = function (data, ...rest) {
    const isAnswer = data instanceof Uint8Array && data[0] === VT
    if (!isAnswer || ++answers !== number) return write.call(this, data, ...rest)
    return write.call(this, data.subarray(0, data.length >> 1), () => process.kill(process.pid, 'SIGKILL'))
  }
}

function PLANTS() {
  return {
    'answer before commit': () => wrapQueries(commitLater),
  }
}

/** Gives `around` each statement of each connection: its text, its values, and how to send it. */
function wrapQueries(around) {
  const query = pg.Client.prototype.query
  pg.Client.prototype.query = function (first, values, ...rest) {
    const text = typeof first === 'string' ? first : first?.text
    const send = (...changed) => query.apply(this, changed.length > 0 ? changed : [first, values, ...rest])
    return around({ client: this, statement: first, text, send })
  }
}

const LATE_MS = 1_000
const keeping = new WeakSet()
const late = new WeakMap()

/** A message's transaction is said to be committed before it is. */
function commitLater({ client, statement, text, send }) {
  const waiting = late.get(client)
  if (waiting) {
    waiting.then(() => commitLater({ client, statement, text, send }))
    return statement
  }
  if (/^insert into inbox_message/.test(text ?? '')) keeping.add(client)
  if (text !== 'commit' || !keeping.delete(client)) return send()
  const committed = new Promise((resolve) => setTimeout(resolve, LATE_MS))
    .then(() => send('commit'))
    .catch(() => undefined)
    .finally(() => late.delete(client))
  late.set(client, committed)
  statement.handleCommandComplete({ text: 'COMMIT' }, client.connection)
  return statement
}
