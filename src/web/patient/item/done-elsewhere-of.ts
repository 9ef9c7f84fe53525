import type { PatientScope } from '#platform/database/scopes'
import { type DoneElsewhereItem, isTest, listDoneElsewhere } from '#record'
import { sameTestInOtherMeasures } from '#terminology'

type Looked = {
  readonly itemId: string
  readonly institutionId: string
  readonly category: string
  readonly resourceType: string
}

/** Where the same test was taken lately at another institution than the one that took, ordered or planned this. */
export async function doneElsewhereOf(
  scope: PatientScope,
  item: Looked,
  codeKeys: readonly string[],
): Promise<readonly DoneElsewhereItem[]> {
  if (!isTest(item)) return []
  return listDoneElsewhere(scope, { ...item, codeKeys: [...new Set(codeKeys.flatMap(sameTestInOtherMeasures))] })
}
