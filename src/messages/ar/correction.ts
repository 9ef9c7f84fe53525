import type { correction as english } from '../en/correction.ts'
import type { Translated } from '../message-types.ts'

export const correction: Translated<typeof english, 'ar'> = {
  title: 'شيء ما هنا خاطئ',
  about: 'بشأن ماذا',
  day: 'اليوم',
  from: 'من',
  goes: 'ما تكتبه يصل إلى الفريق في {institution}. يردّون في موعد أقصاه {date}.',
  stays: 'لا يُحذف شيء من سجلك بسبب هذا، ويستمر علاجك كما هو.',
  label: 'ما الخطأ، وما الصواب؟',
  hint: 'بكلماتك. إذا شعرت بالمرض فلا تنتظر الرد: اتصل بطبيبك.',
  send: 'أرسل',
  faultTitle: 'انظر إليه مرة أخرى',
  faultText: 'ينقص شيء واحد.',
  fault: 'اكتب ما الخطأ، بما لا يزيد على 2000 حرف.',
  link: 'هل هنا خطأ؟ أخبر {institution}',
  waits: 'قلت إن هنا خطأ. يصل الرد في موعد أقصاه {date}.',
  see: 'انظر ما قيل',
}
