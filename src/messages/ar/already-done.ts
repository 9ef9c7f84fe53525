import type { alreadyDone as english } from '../en/already-done.ts'
import type { Translated } from '../message-types.ts'

export const alreadyDone: Translated<typeof english, 'ar'> = {
  title: 'أُجري من قبل في مكان آخر',
  taken: '{test}: {date}، {institution}',
  takenNoDate: '{test}: {institution}',
  tell: 'أخبر من يريد إعادة الفحص. وقد يكون لديه سبب لإعادته.',
  tellWhere: 'يمكنك أن تعرض عليه النتيجة برمز.',
  staffTitle: 'أُجري في مكان آخر في آخر 30 يومًا',
  staffLead: 'قبل أن تطلبه من جديد: يستطيع المريض أن يعرض عليك النتيجة برمز، أو يمكنك أن تسأل الجهة التي أجرته.',
}
