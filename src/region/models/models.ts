import type { ConditionModel } from './condition-model.ts'
import { hypertension } from './hypertension.ts'

/** Every model, in the order in which a life is told. */
export const MODELS: readonly ConditionModel[] = [hypertension]
