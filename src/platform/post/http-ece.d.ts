declare module 'http_ece' {
  import type { ECDH } from 'node:crypto'

  type Order = { readonly version: 'aes128gcm'; readonly privateKey: ECDH; readonly authSecret: string }
  const ece: {
    /** Reads what was encrypted for a browser (RFC 8188, 8291), with the half of the keys that only it has. */
    readonly decrypt: (body: Buffer, order: Order) => Buffer
  }
  export default ece
}
