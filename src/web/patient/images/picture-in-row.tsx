export type PictureInRowProps = { readonly src: string; readonly alt: string; readonly lazy: boolean }

/** A small picture among others; those further down are fetched when one comes near. */
export function PictureInRow({ src, alt, lazy }: PictureInRowProps) {
  return <img src={src} alt={alt} loading={lazy ? 'lazy' : 'eager'} />
}
