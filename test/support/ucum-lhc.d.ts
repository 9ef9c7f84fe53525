/** What the tests use of the units library of the US National Library of Medicine, which brings no types. */
declare module '@lhncbc/ucum-lhc' {
  type Utils = {
    validateUnitString(unit: string): { readonly status: string | null }
    convertUnitTo(from: string, value: number, to: string): { readonly toVal: number | null }
  }
  const pack: { readonly UcumLhcUtils: { getInstance(): Utils } }
  export default pack
}
