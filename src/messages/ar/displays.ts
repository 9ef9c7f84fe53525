import type { displays as english } from '../en/displays.ts'
import type { Translated } from '../message-types.ts'

export const displays: Translated<typeof english, 'ar'> = {
  found: 'ما الذي وُجد',
  medicine: 'الدواء',
  question: 'هل يؤثر؟',
  asSent: 'كما أُرسل',
  medicinesFor: 'الأدوية التي جُرّبت على {germ}',
  noGerm: 'الأدوية التي جُرّبت',
  choosing: 'من يعالجك هو من يختار الدواء. وهم ينظرون إلى أكثر من هذا الجدول.',
  susceptibility: {
    works: 'يؤثر',
    'may-not': 'قد لا يؤثر',
    'does-not': 'لا يؤثر',
    unsaid: 'لم يُقل بطريقة نعرفها',
  },
  testedAgain: 'قبل إعطاء الدم لأي شخص تُفحص الفصيلة مرة أخرى.',
  lead: 'ما خلص إليه التقرير',
  moved: 'كتب المرسل هذا في موضع لاحق. وهو هنا أولًا.',
  rest: 'بقية التقرير',
  words: 'كلمات في هذا النص',
  wordsAre: 'هذه معانٍ عامة لكلمات مفردة. وقد تعني الكلمة هنا شيئًا آخر.',
}
