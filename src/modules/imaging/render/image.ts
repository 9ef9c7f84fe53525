/** A picture as a browser shows it. */
export type Image = { readonly contentType: 'image/png' | 'image/jpeg'; readonly bytes: Uint8Array }
