// node bench/paint.mjs ORIGIN SIGN-IN-NAME PASSWORD PATH...
// When the largest part of each page stands on the screen (LCP), in Debian's Chromium as a slow phone on slow 4G: 562 ms to
// the server and back, 1.44 Mbit/s, a processor four times slower, nothing kept from before, 360 pixels. The middle of five.
import { chromium } from 'playwright-core'

const [origin, email, password, ...addresses] = process.argv.slice(2)
const SLOW_4G = { offline: false, latency: 562, downloadThroughput: 1_440_000 / 8, uploadThroughput: 675_000 / 8 }
const ROUNDS = 5

const answer = await fetch(`${origin}/api/auth/sign-in/email`, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ email, password }),
})
if (!answer.ok) throw new Error(`signing in answered ${answer.status}`)
const cookies = answer.headers.getSetCookie().map((cookie) => {
  const [name, value] = cookie.split(';')[0].split(/=(.*)/)
  return { name, value, url: origin }
})
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
})
for (const address of addresses) {
  const times = []
  for (let round = 0; round < ROUNDS; round++) times.push(await visit(address))
  times.sort((a, b) => a - b)
  console.log(JSON.stringify({ address, lcpMs: Math.round(times[ROUNDS >> 1]) }))
}
await browser.close()

async function visit(address) {
  const context = await browser.newContext({ viewport: { width: 360, height: 780 } })
  await context.addCookies(cookies)
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', SLOW_4G)
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  await page.goto(`${origin}${address}`, { waitUntil: 'networkidle' })
  const ms = await page.evaluate(
    () =>
      new Promise((resolve) => {
        new PerformanceObserver((list) => resolve(list.getEntries().at(-1).startTime)).observe({
          type: 'largest-contentful-paint',
          buffered: true,
        })
      }),
  )
  await context.close()
  return ms
}
