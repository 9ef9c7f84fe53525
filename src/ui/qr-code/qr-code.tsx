export type QrCodeProps = {
  /** Rows of squares, true where it is dark; the quiet edge is added here. */
  readonly squares: readonly (readonly boolean[])[]
  /** What it holds, for those who do not see it. */
  readonly label: string
}

/** Squares that wide stay free round it (ISO/IEC 18004, 5.3.8). */
const EDGE = 4

/** A code for the camera of a phone: dark on white in every colour scheme, and on paper. */
export function QrCode({ squares, label }: QrCodeProps) {
  const size = squares.length + 2 * EDGE
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={squares.flatMap(pathOfRow).join('')} fill="#000" />
    </svg>
  )
}

function pathOfRow(row: readonly boolean[], down: number): string[] {
  return row.flatMap((isDark, across) => (isDark ? [`M${across + EDGE} ${down + EDGE}h1v1h-1z`] : []))
}
