import { squareOf } from './square-of.ts'

/** A square that a phone's camera reads, drawn by the server. Always dark on light, whatever the colours of the page. */
export function QrSquare({ text, label }: { readonly text: string; readonly label: string }) {
  const rows = squareOf(text)
  const path = rows.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : ''))).join('')
  return (
    <svg class="qr" viewBox={`0 0 ${rows.length} ${rows.length}`} role="img" aria-label={label}>
      <rect width="100%" height="100%" fill="#fff" />
      <path d={path} fill="#000" shape-rendering="crispEdges" />
    </svg>
  )
}
