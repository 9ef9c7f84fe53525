import { foldDigraphs } from '../normalise-name.ts'

/**
 * Names that many carry, with the share of people who do where they are commonest, roughly and from general knowledge.
 * They only serve until a region has counted its own: a name that stands here counts for less than one that does not.
 */
const FAMILY = `
hansen johansen olsen larsen andersen pedersen nilsen kristiansen jensen karlsen johnsen pettersen eriksen berg
nielsen christensen sorensen johansson andersson karlsson nilsson eriksson svensson korhonen virtanen
smith jones williams taylor brown davies evans johnson wilson white miller davis anderson thomas jackson harris martin
thompson moore walker wright robinson hall clark lewis lee campbell stewart macdonald murphy kelly osullivan walsh
garcia rodriguez martinez hernandez lopez gonzalez perez sanchez ramirez torres gomez diaz fernandez flores
tremblay gagnon roy cote bouchard gauthier morin lavoie fortin martin bernard dubois thomas robert petit durand
muller schmidt schneider fischer weber meyer wagner becker schulz hoffmann
nguyen tran le pham huynh singh kaur patel khan ahmed ali hussain begum akhtar
wang li zhang liu chen yang huang wong chan kim park
nowak kowalski ivanov petrov smirnov ahmad hassan ibrahim mohamed
`
const GIVEN = `
anne inger kari marit ingrid liv eva anna maria ida hilde berit nina marianne jan per bjorn ole lars kjell knut svein
arne thomas hans geir tor morten terje odd erik martin andreas john peter michael
james robert william david richard joseph charles christopher daniel matthew anthony mark donald paul steven andrew
mary patricia jennifer linda elizabeth barbara susan jessica sarah karen margaret emma olivia sophia
jose juan luis carlos antonio manuel francisco carmen ana isabel jean pierre michel marie jacques philippe
mohammed muhammad mohamed ahmed ali omar fatima aisha hassan hussein ibrahim yusuf abdullah
`

export const FREQUENT_FAMILY_NAMES: ReadonlyMap<string, number> = shares(FAMILY, 0.008)
export const FREQUENT_GIVEN_NAMES: ReadonlyMap<string, number> = shares(GIVEN, 0.012)

function shares(names: string, share: number): ReadonlyMap<string, number> {
  return new Map(
    names
      .trim()
      .split(/\s+/)
      .map((name) => [foldDigraphs(name), share]),
  )
}
