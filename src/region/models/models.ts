import { adultVaccination } from './adult-vaccination.ts'
import { airways } from './airways.ts'
import { allergy } from './allergy.ts'
import { bowelCancer } from './bowel-cancer.ts'
import { breastCancer } from './breast-cancer.ts'
import { breastFinding } from './breast-finding.ts'
import { childhood } from './childhood.ts'
import type { ConditionModel } from './condition-model.ts'
import { depression } from './depression.ts'
import { diabetes } from './diabetes.ts'
import { everydayCare } from './everyday-care.ts'
import { heartFailure } from './heart-failure.ts'
import { hipReplacement } from './hip-replacement.ts'
import { homeCare } from './home-care.ts'
import { hypertension } from './hypertension.ts'
import { hypothyroidism } from './hypothyroidism.ts'
import { injury } from './injury.ts'
import { ironDeficiency } from './iron-deficiency.ts'
import { kidneyDisease } from './kidney-disease.ts'
import { nursingHome } from './nursing-home.ts'
import { pregnancy } from './pregnancy.ts'
import { recentVisit } from './recent-visit.ts'
import { urinaryInfection } from './urinary-infection.ts'

/** Every model, in the order in which a life is told. */
export const MODELS: readonly ConditionModel[] = [
  everydayCare,
  childhood,
  adultVaccination,
  allergy,
  hypertension,
  diabetes,
  kidneyDisease,
  hypothyroidism,
  airways,
  heartFailure,
  breastCancer,
  bowelCancer,
  pregnancy,
  depression,
  hipReplacement,
  urinaryInfection,
  ironDeficiency,
  injury,
  homeCare,
  nursingHome,
  breastFinding,
  recentVisit,
]
