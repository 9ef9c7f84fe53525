import type { timeline as english } from '../en/timeline.ts'
import type { Translated } from '../message-types.ts'

export const timeline: Translated<typeof english, 'ar'> = {
  title: 'كل شيء حسب التاريخ',
  lead: 'كل الأنواع وكل الخدمات الصحية في قائمة واحدة، الأحدث أولًا.',
  choose: 'اختر نوعًا أو سنة',
  kind: 'النوع',
  allKinds: 'كل الأنواع',
  year: 'ابدأ بسنة',
  yearHint: 'أربعة أرقام، مثل 2019.',
  newest: 'إلى الأحدث',
  empty: 'لم يصل شيء بعد.',
}
