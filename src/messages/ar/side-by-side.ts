import type { sideBySide as english } from '../en/side-by-side.ts'
import type { Translated } from '../message-types.ts'

export const sideBySide: Translated<typeof english, 'ar'> = {
  several: 'في أكثر من قائمة',
  lead: 'لكل جهة قائمتها. تقف القوائم هنا جنبًا إلى جنب، ولا يُحذف منها شيء.',
  single: 'في قائمة واحدة فقط',
  agrees: 'لم نجد اختلافًا بين القوائم.',
  differs: 'القوائم مختلفة',
  ask: 'اطلب من إحدى الجهات أن تراجع الأمر.',
  says: '{institution}: {what}',
  over: '{state}، {date}',
  state: 'ما وضعها الآن',
  criticality: 'ما مدى خطورتها المحتملة',
  severity: 'ما مدى شدتها',
  began: 'منذ متى',
  ended: 'إلى متى',
  given: 'متى أُعطي',
  doses: 'قد تكون الأيام المختلفة جرعات مختلفة.',
  wasGiven: 'أُعطي',
  notGiven: 'لم يُعطَ',
  noAllergies: 'تقول {institution} إنه لا توجد حساسية معروفة.',
  noMedicineAllergies: 'تقول {institution} إنه لا توجد حساسية معروفة من الأدوية.',
  noFoodAllergies: 'تقول {institution} إنه لا توجد حساسية معروفة من الأطعمة.',
  noSurroundingsAllergies: 'تقول {institution} إنه لا توجد حساسية معروفة من الأشياء المحيطة.',
  noProblems: 'تقول {institution} إنه لا يوجد مرض معروف.',
  noVaccines: 'تقول {institution} إنه لا يوجد لقاح معروف.',
  hasOnList: 'في قائمة {institution}: {what}.',
}
