/** Choices of brightness: as the sender would have it, lighter, darker, and of CT what a doctor sets for a tissue. */
export const LIGHTS = ['sent', 'lighter', 'darker', 'soft', 'lungs', 'bones'] as const
export type Light = (typeof LIGHTS)[number]

/** Centre and width of the window of values between black and white (PS3.3, C.11.2.1.2). */
export type Window = readonly [center: number, width: number]

/** Usual windows of computed tomography, in Hounsfield units. */
const TISSUES: Readonly<Partial<Record<Light, Window>>> = { soft: [40, 400], lungs: [-600, 1500], bones: [400, 1800] }

/** The choices that mean something for pictures of a modality. */
export function lightsFor(modality: string): readonly Light[] {
  return modality === 'CT' ? LIGHTS : LIGHTS.slice(0, 3)
}

/** The window of a choice; the one it begins from is the sender's, or fits the values. */
export function windowOf(light: Light, [center, width]: Window): Window {
  if (light === 'lighter') return [center - width / 4, width]
  if (light === 'darker') return [center + width / 4, width]
  return TISSUES[light] ?? [center, width]
}
