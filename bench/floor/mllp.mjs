// node mllp.mjs URL PORT [each]
// The floor of HL7 v2 over MLLP: inserts the raw bytes, commits, answers AA. Nothing is checked, matched or remembered.
// What comes while a commit is under way goes with the next one; with `each`, every message has a commit of its own.
import net from 'node:net'
import pg from 'pg'

const [url, port, each] = process.argv.slice(2)
const pool = new pg.Pool({ connectionString: url, max: 4 })
await pool.query('create table if not exists raw_message (number bigint generated always as identity primary key, received_at timestamptz not null default now(), raw bytea not null)')
const text = 'insert into raw_message (raw) select unnest($1::bytea[])'
const insert = (raws) => pool.query({ name: 'insert', text, values: [raws] })

let waiting = []
let isBusy = false

net
  .createServer({ noDelay: true }, (socket) => {
    let rest = Buffer.alloc(0)
    socket.on('error', () => socket.destroy())
    socket.on('data', (portion) => {
      rest = Buffer.concat([rest, portion])
      for (let end = rest.indexOf(0x1c); end >= 0 && end + 1 < rest.length; end = rest.indexOf(0x1c)) {
        take(socket, rest.subarray(1, end))
        rest = rest.subarray(end + 2)
      }
    })
  })
  .listen(Number(port), '127.0.0.1', () => console.log('listening'))

function take(socket, raw) {
  if (each) return insert([raw]).then(() => answer(socket, raw))
  waiting.push([socket, raw])
  if (!isBusy) void work()
}

async function work() {
  isBusy = true
  while (waiting.length > 0) {
    const together = waiting
    waiting = []
    await insert(together.map(([, raw]) => raw))
    for (const [socket, raw] of together) answer(socket, raw)
  }
  isBusy = false
}

function answer(socket, raw) {
  const id = raw.toString('latin1', 0, 200).split('|')[9]
  socket.write(`\x0bMSH|^~\\&|||||||ACK|${id}|P|2.5\rMSA|AA|${id}\r\x1c\r`)
}
