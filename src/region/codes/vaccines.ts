/** Vaccines by CVX and ATC. */
// biome-ignore format: one vaccine a line
export const VACCINES = {
  hexavalent: { name: 'Diphtheria, tetanus, pertussis, polio, Hib and hepatitis B', cvx: '146', atc: 'J07CA09' },
  pneumococcal: { name: 'Pneumococcal conjugate (13-valent)', cvx: '133', atc: 'J07AL02' },
  rotavirus: { name: 'Rotavirus', cvx: '119', atc: 'J07BH01' },
  mmr: { name: 'Measles, mumps and rubella', cvx: '03', atc: 'J07BD52' },
  tetravalent: { name: 'Diphtheria, tetanus, pertussis and polio', cvx: '130', atc: 'J07CA02' },
  hpv: { name: 'Human papillomavirus (9-valent)', cvx: '165', atc: 'J07BM03' },
  influenza: { name: 'Influenza', cvx: '150', atc: 'J07BB02' },
  covid: { name: 'COVID-19 (mRNA)', cvx: '208', atc: 'J07BN01' },
  pneumovax: { name: 'Pneumococcal polysaccharide (23-valent)', cvx: '33', atc: 'J07AL01' },
  booster: { name: 'Tetanus, diphtheria and pertussis booster', cvx: '115', atc: 'J07AJ52' },
} as const

export type VaccineId = keyof typeof VACCINES
