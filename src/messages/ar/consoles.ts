import type { consoles as english } from '../en/consoles.ts'
import type { Translated } from '../message-types.ts'

export const consoles: Translated<typeof english, 'ar'> = {
  console: {
    delivered: 'ما وصل، حسب النوع',
    person: 'هوية المريض',
    financial: 'الفواتير والتأمين (محفوظة، في غير قائمة)',
    unmapped: 'بلا تصنيف',
    count: 'العدد',
    fewerThanFive: 'أقل من 5',
    usage: 'استخدام البوابة خلال آخر {days} يوما',
  },
  institutionStates: {
    signed: 'وقّعت ولم ترسل شيئا بعد',
    contributing: 'ترسل',
    offering: 'ترسل وتدعو مرضاها',
  },
  facts: {
    invitation: 'الدعوات',
    registration: 'الحسابات المنشأة',
    'sign-in': 'مرات تسجيل الدخول',
    'list-view': 'القوائم المفتوحة',
    'item-view': 'العناصر المفتوحة',
    'home-view': 'مرات فتح الصفحة الأولى',
    'summary-view': 'الملخصات المفتوحة',
  },
  matchReasons: {
    'identifier-equal': 'الرقم الوطني نفسه',
    'identifier-conflict': 'أرقام وطنية مختلفة',
    'birth-date-equal': 'تاريخ الميلاد نفسه',
    'birth-date-near': 'تاريخا ميلاد متقاربان',
    'birth-date-default': 'تاريخ ميلاد يُستخدم عند جهل التاريخ الحقيقي',
    'names-same': 'الأسماء نفسها',
    'names-similar': 'أسماء متشابهة',
    'given-names-different': 'أسماء أولى مختلفة',
    'family-name-different': 'أسماء عائلة مختلفة',
    'names-unknown': 'اسم ناقص',
    'name-placeholder': 'اسم مؤقت لمولود جديد',
    'sex-different': 'الجنس مختلف',
    'contact-shared': 'عنوان أو هاتف أو بريد مشترك',
    'perhaps-twins': 'ربما توأمان',
    'birth-date-unknown': 'تاريخ ميلاد ناقص',
    'birth-date-different': 'تواريخ ميلاد مختلفة',
  },
}
