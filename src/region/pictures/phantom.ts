/** An ellipse that adds to what lies under it: centre and half axes from -1 to 1, in Hounsfield units. */
type Ellipse = { readonly x: number; readonly y: number; readonly a: number; readonly b: number; readonly adds: number }

const AIR = -1000

/**
 * One slice through a made-up head, as computed tomography would see it: bone round it, two chambers with water, nothing of
 * anybody. `height` runs from 0 (the base) to 1 (the crown).
 */
export function phantomSlice(side: number, height: number): Int16Array {
  const round = Math.sqrt(Math.max(0.05, 1 - (height * 0.95) ** 2))
  const chambers = Math.max(0, 0.34 - Math.abs(height - 0.45) * 0.6)
  const ellipses: Ellipse[] = [
    { x: 0, y: 0, a: 0.78 * round, b: 0.94 * round, adds: 1900 },
    { x: 0, y: 0, a: 0.7 * round, b: 0.86 * round, adds: -865 },
    { x: -0.2 * round, y: 0, a: 0.09 * round + chambers * 0.1, b: chambers, adds: -28 },
    { x: 0.2 * round, y: 0, a: 0.09 * round + chambers * 0.1, b: chambers, adds: -28 },
    { x: 0, y: -0.45 * round, a: 0.03, b: 0.3 * round, adds: 14 },
  ]
  const values = new Int16Array(side * side)
  for (let row = 0; row < side; row++)
    for (let column = 0; column < side; column++) {
      const [x, y] = [(2 * column) / side - 1, (2 * row) / side - 1]
      let value = AIR
      for (const { x: cx, y: cy, a, b, adds } of ellipses)
        if (((x - cx) / a) ** 2 + ((y - cy) / b) ** 2 <= 1) value += adds
      // Grain as of a real picture, the same each time.
      values[row * side + column] = value + (((row * 31 + column * 17 + ((row * column) % 13) * 7) % 21) - 10)
    }
  return values
}
