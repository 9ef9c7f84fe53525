import type { summary as english } from '../en/summary.ts'
import type { Translated } from '../message-types.ts'

export const summary: Translated<typeof english, 'ar'> = {
  title: 'الملخص',
  lead: 'ما يمكنك رؤيته هنا اليوم، في صفحة واحدة. خذه معك إلى الموعد.',
  made: 'أُعد في {date}',
  born: 'تاريخ الميلاد {date}',
  missing: 'قد ينقصه ما لم ترسله مؤسسة بعد.',
  missingLink: 'انظر ما ينقص',
  print: 'لطباعته استخدم زر الطباعة في متصفحك. تُطبع الصفحة من دون الأزرار.',
  forOthers: 'خذه معك',
  pdf: 'تنزيل بصيغة PDF للطباعة أو الإرسال',
  ips: 'تنزيل لخدمة صحية أخرى (International Patient Summary)',
  since: 'منذ {date}',
  nothing: 'لم يصل إلى هنا شيء عن هذا. وهذا لا يعني أنه لا يوجد شيء.',
  more: 'هنا الأحدث فقط. البقية في القائمة.',
  none: 'لم يصل بعد شيء يناسب الملخص.',
  home: 'الملخص في صفحة واحدة',
  parts: {
    problems: 'الأمراض والمشكلات الحالية',
    allergies: 'الحساسية',
    medications: 'الأدوية المستعملة',
    immunizations: 'اللقاحات',
    results: 'نتائج المختبر، الأحدث من كل منها',
    vitals: 'قياسات الجسم، الأحدث من كل منها',
    procedures: 'العمليات والعلاجات في آخر خمس سنوات',
    'care-plans': 'الخطط',
    'past-problems': 'أمراض ومشكلات سابقة',
  },
}
