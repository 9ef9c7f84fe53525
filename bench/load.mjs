// node load.mjs '{"url","connections","seconds","requests":[{"path","headers"}]}'
// Loads a server from a process of its own, so that who measures is not in the way of who is measured.
import autocannon from 'autocannon'

const { url, connections, seconds, requests } = JSON.parse(process.argv[2])
const times = []
// The portal ends a connection after a thousand requests, and answers 503 to whoever goes on.
const run = autocannon({ url, connections, duration: seconds, requests, reconnectRate: 900 })
run.on('response', (_client, _status, _bytes, ms) => times.push(ms))
const result = await run
times.sort((a, b) => a - b)
console.log(
  JSON.stringify({
    perSecond: result.requests.total / result.duration,
    medianMs: times[times.length >> 1] ?? null,
    p95Ms: times[Math.floor(times.length * 0.95)] ?? null,
    failed: result.errors + result.timeouts + result.non2xx,
  }),
)
