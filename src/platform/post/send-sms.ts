import { type OutgoingMessage, Undeliverable } from './sender.ts'

/**
 * Sends by an HTTP gateway: `POST` of JSON with `id`, `to` and `text`, and a bearer token. 2xx: taken over. 400, 404, 410
 * and 422: never will be. Anything else is tried again; the gateway knows a repetition by its `id`.
 */
export function sendSmsBy({
  url,
  token,
}: {
  readonly url: string
  readonly token: string | null
}): (message: OutgoingMessage) => Promise<void> {
  return async ({ messageId, toAddress, body }) => {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
      body: JSON.stringify({ id: messageId, to: toAddress, text: body }),
      redirect: 'error',
      signal: AbortSignal.timeout(20_000),
    })
    await answer.body?.cancel()
    if (answer.ok) return
    const fault = `the SMS gateway said ${answer.status}`
    throw [400, 404, 410, 422].includes(answer.status) ? new Undeliverable(fault) : new Error(fault)
  }
}
