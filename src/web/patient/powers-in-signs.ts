const SIGNS = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/**
 * Powers of ten as people read them: "5.8 10*9/L", as UCUM writes it, is "5.8 ×10⁹/L"; so are 10^9 and x10E9. What is no
 * unit's power stays as it is.
 */
export function powersInSigns(text: string): string {
  return text.replace(/(?<![\d.,*^])(?:[x×]\s?)?10(?:[*^]|E)0?(\d{1,2})(?=\/|\s|$)/g, (_, power: string) => {
    const signs = [...power].map((figure) => SIGNS[Number(figure)]).join('')
    return `×10${signs}`
  })
}
