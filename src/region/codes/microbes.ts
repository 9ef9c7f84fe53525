import type { Code } from './systems.ts'

/** Bacteria of urine and blood cultures, and what each of them usually resists (as a chance from 0 to 1). */
export type Microbe = Code & { readonly share: number; readonly resists: Readonly<Record<AntibioticId, number>> }

// biome-ignore format: one antibiotic a line
export const ANTIBIOTICS = {
  ampicillin: { code: '18864-9', display: 'Ampicillin', susceptibleUpTo: 8 },
  ciprofloxacin: { code: '18906-8', display: 'Ciprofloxacin', susceptibleUpTo: 0.25 },
  gentamicin: { code: '18928-2', display: 'Gentamicin', susceptibleUpTo: 2 },
  nitrofurantoin: { code: '18955-5', display: 'Nitrofurantoin', susceptibleUpTo: 64 },
  trimethoprimSulfa: { code: '18998-5', display: 'Trimethoprim and sulfamethoxazole', susceptibleUpTo: 2 },
  ceftriaxone: { code: '18895-3', display: 'Ceftriaxone', susceptibleUpTo: 1 },
} as const
export type AntibioticId = keyof typeof ANTIBIOTICS
export const ANTIBIOTIC_IDS = Object.keys(ANTIBIOTICS) as AntibioticId[]

export const MICROBES: readonly Microbe[] = [
  microbe('112283007', 'Escherichia coli', 0.75, [0.4, 0.1, 0.05, 0.02, 0.25, 0.06]),
  microbe('56415008', 'Klebsiella pneumoniae', 0.12, [1, 0.08, 0.04, 0.5, 0.15, 0.07]),
  microbe('73457008', 'Proteus mirabilis', 0.06, [0.3, 0.06, 0.05, 1, 0.35, 0.02]),
  microbe('78065002', 'Enterococcus faecalis', 0.07, [0.01, 0.3, 0.6, 0.02, 1, 1]),
]

function microbe(
  code: string,
  display: string,
  share: number,
  chances: readonly [number, number, number, number, number, number],
): Microbe {
  const resists = Object.fromEntries(ANTIBIOTIC_IDS.map((id, at) => [id, chances[at]!])) as Record<AntibioticId, number>
  return { code, display, share, resists }
}
