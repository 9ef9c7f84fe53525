import type { explain as english } from '../en/explain.ts'
import type { Translated } from '../message-types.ts'

export const explain: Translated<typeof english, 'ar'> = {
  sendersName: 'تسمّيه {institution}: {name}.',
  whatFor: 'ما الغرض منه',
  whatIs: 'ما هو',
  high: 'ماذا قد تعني القيمة المرتفعة',
  low: 'ماذا قد تعني القيمة المنخفضة',
  found: 'ماذا قد يعني العثور على شيء',
  influence: 'ما الذي قد يغيّر القيمة أيضًا',
  outside: 'ماذا قد تعني قيمة خارج المعتاد',
  general: 'هذا شرح عام. وهو لا يعرفك ولا يعرف نتائجك الأخرى.',
  adults: 'وهو يخص البالغين. وفي الحمل قد تكون قيم أخرى معتادة.',
  child: 'ما هو معتاد يتغيّر مع نمو الأطفال. اسأل من يعالجون الطفل عمّا تعنيه هذه القيمة.',
  unreviewed: 'لم يراجع أي مختص صحي هذا النص بعد.',
  reviewed: 'راجعه {name}، {institution}، في {date}.',
  sources: 'المصدر: {sources}',
  next: 'ماذا بعد ذلك',
  orderedBy: 'طلب {name} هذا الفحص. اسأله عمّا يعنيه لك.',
  hasWritten: 'كتب لك {name} عن هذا في هذه الصفحة.',
  callIsComing: 'طلبت أن يُتصل بك. سيأتي الاتصال في موعد أقصاه {date}.',
  notTold: 'لم تخبرنا {institution} بمن سيتصل بك ولا متى.',
  contact: 'إذا لم تسمع شيئًا وكان لديك سؤال، فاكتب أو اتصل:',
  askBelow: 'يمكنك أيضًا أن تطلب اتصالًا في آخر هذه الصفحة.',
  together: 'قيس في الوقت نفسه',
  wholeReport: 'اعرض التقرير كاملًا: {title}',
}
