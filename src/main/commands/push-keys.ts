import type { Output } from '../output.ts'

/** Makes the pair of keys by which browsers know this region (RFC 8292), as settings to be kept. */
export async function pushKeys(output: Output): Promise<number> {
  const { default: webPush } = await import('web-push')
  const { publicKey, privateKey } = webPush.generateVAPIDKeys()
  output.answer(`PUSH_PUBLIC_KEY=${publicKey}\nPUSH_PRIVATE_KEY=${privateKey}`)
  return 0
}
