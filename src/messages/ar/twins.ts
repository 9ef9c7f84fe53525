import type { twins as english } from '../en/twins.ts'
import type { Translated } from '../message-types.ts'

export const twins: Translated<typeof english, 'ar'> = {
  mayRepeat: 'قد يكون مكررًا',
  perhaps: 'قد يكون هذا هو نفسه ما في الأسفل. لسنا متأكدين، لذلك نعرض الاثنين.',
  behind: 'وصل الشيء نفسه بطريقة أخرى أيضًا. القوائم تعرض ذلك:',
  alsoFrom: 'وصل أيضًا بهذه الطرق، ويُعرض مرة واحدة',
}
