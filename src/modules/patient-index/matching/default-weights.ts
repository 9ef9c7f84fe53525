import { FREQUENT_FAMILY_NAMES, FREQUENT_GIVEN_NAMES } from './frequent-names.ts'
import { type MatchWeights, type Probabilities, restFirst } from './weights.ts'

/**
 * What we assume where nothing was estimated. Strangers: how often two random people of a Western population agree.
 * One person: registers make few mistakes, people move and marry. Relatives share a household; twins a birth too.
 */
const probabilities: Probabilities = {
  given: {
    // alike, part, close, variant, same
    'one person': restFirst(0.015, 0.06, 0.06, 0.02, 0.81),
    relatives: restFirst(0.05, 0.02, 0.01, 0.01, 0.02),
    twins: restFirst(0.15, 0.005, 0.001, 0.002, 0.00002),
    strangers: restFirst(0.03, 0.006, 0.002, 0.004, 0.006),
  },
  family: {
    'one person': restFirst(0.015, 0.03, 0.06, 0.02, 0.8),
    relatives: restFirst(0.02, 0.04, 0.01, 0.01, 0.75),
    twins: restFirst(0.005, 0.02, 0.01, 0.005, 0.95),
    strangers: restFirst(0.02, 0.002, 0.001, 0.001, 0.003),
  },
  birthDate: {
    // part, default, slip, same
    'one person': restFirst(0.02, 0.02, 0.03, 0.9),
    relatives: restFirst(0.005, 0.01, 0.001, 0.00001),
    twins: restFirst(0.005, 0.02, 0.01, 0.96),
    strangers: restFirst(0.02, 0.02, 0.0012, 0.00004),
  },
  sex: {
    'one person': restFirst(0.99),
    relatives: restFirst(0.5),
    twins: restFirst(0.65),
    strangers: restFirst(0.5),
  },
  address: {
    // unlike, area, near, close, same
    'one person': restFirst(0.06, 0.06, 0.06, 0.12, 0.55),
    relatives: restFirst(0.04, 0.04, 0.04, 0.1, 0.75),
    twins: restFirst(0.03, 0.03, 0.04, 0.1, 0.77),
    strangers: restFirst(0.12, 0.03, 0.004, 0.0005, 0.00002),
  },
  phone: {
    'one person': restFirst(0.03, 0.6),
    relatives: restFirst(0.02, 0.5),
    twins: restFirst(0.02, 0.7),
    strangers: restFirst(0.0005, 0.0002),
  },
  email: {
    'one person': restFirst(0.04, 0.6),
    relatives: restFirst(0.04, 0.55),
    twins: restFirst(0.04, 0.75),
    strangers: restFirst(0.05, 0.002),
  },
  number: {
    // A number that nobody has verified: two institutions may give out the same one, families may share one.
    'one person': restFirst(0.04, 0.85),
    relatives: restFirst(0.01, 0.0003),
    twins: restFirst(0.1, 0.0003),
    strangers: restFirst(0.0005, 0.0001),
  },
}

/** For a region of about a million people in which everybody has two relatives, and one in seventy a twin. */
export const DEFAULT_WEIGHTS: MatchWeights = {
  probabilities,
  relatives: 2e-6,
  twins: 2e-8,
  shares: { given: FREQUENT_GIVEN_NAMES, family: FREQUENT_FAMILY_NAMES, birthDate: new Map() },
  unlisted: { given: 0.002, family: 0.0005, birthDate: 0.00004 },
}
