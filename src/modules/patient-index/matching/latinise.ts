/**
 * Letters of other scripts as passports and registers write them in Latin, roughly (ICAO Doc 9303 for Cyrillic and
 * Arabic, ISO 843 for Greek). Arabic does not write short vowels, so what comes out is compared by its consonants.
 */
const CYRILLIC =
  'а a б b в v г g ґ g д d е e ё e є e ж zh з z и i і i ї i й i к k л l м m н n о o п p р r с s т t у u ў u ф f х kh ц ts ч ch ш sh щ shch ъ . ы y ь . э e ю yu я ya ђ d ј j љ l њ n ћ c џ dz'
const GREEK = 'α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ ch ψ ps ω o'
const ARABIC =
  'ا a أ a إ i آ a ب b ت t ث th ج j ح h خ kh د d ذ dh ر r ز z س s ش sh ص s ض d ط t ظ z ع a غ gh ف f ق q ك k ک k ل l م m ن n ه h ة a و w ي y ی y ى a ئ y ؤ w ء . پ p چ ch گ g ژ zh ڤ v'
const HEBREW =
  'א a ב b ג g ד d ה h ו v ז z ח h ט t י y כ k ך k ל l מ m ם m נ n ן n ס s ע a פ p ף p צ ts ץ ts ק k ר r ש sh ת t'

const LATIN = new Map(
  [CYRILLIC, GREEK, ARABIC, HEBREW].flatMap((table) => {
    const parts = table.split(' ')
    return parts.flatMap((letter, i) => (i % 2 === 0 ? [[letter, parts[i + 1]!.replace('.', '')] as const] : []))
  }),
)

/** A normalised word in Latin letters; what has no place in the tables stays as it is. */
export function latinise(word: string): string {
  if (/^[a-z0-9]*$/.test(word)) return word
  return [...word].map((letter) => LATIN.get(letter) ?? letter).join('')
}
