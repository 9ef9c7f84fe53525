import type { video as english } from '../en/video.ts'
import type { Translated } from '../message-types.ts'

/** Visits by video. */
export const video: Translated<typeof english, 'nb'> = {
  title: 'På video',
  opens: 'Inngangen åpner her {time}.',
  join: 'Gå inn på video',
  leads: 'Lenken går til {place}, utenfor denne portalen. Bli på den siden til besøket er over.',
  notInvited: 'Den besøket gjelder, sier hvem som er med. Du er ikke bedt om å være med.',
  tryLink: 'Prøv kamera og mikrofon først',
  guests: 'Hvem er med',
  guestsLead: 'En som hjelper deg her, kan også være med, med sin egen innlogging.',
  comes: '{name} er med.',
  isNot: '{name} er ikke med ennå.',
  invite: 'Be {name} være med',
  uninvite: '{name} er ikke med likevel',
  check: {
    title: 'Prøv kamera og mikrofon',
    lead: 'Se om du kan bli sett og hørt. Ingenting tas opp, og ingenting forlater enheten din.',
    start: 'Prøv nå',
    stop: 'Stopp',
    picture: 'Ditt eget bilde',
    level: 'Snakk: linjen beveger seg når du høres',
    found: {
      both: 'Kamera og mikrofon virker.',
      noCamera: 'Mikrofonen virker. Vi fant ikke noe kamera: du kan høres, men ikke ses.',
      noMicrophone: 'Kameraet virker. Vi fant ingen mikrofon: du kan ses, men ikke høres.',
      nothing: 'Vi fant verken kamera eller mikrofon.',
      denied:
        'Nettleseren lar ikke denne siden bruke dem. Trykk på låsen eller kameraet ved adressen, tillat begge, og prøv igjen.',
      busy: 'Et annet program bruker dem. Lukk det, og prøv igjen.',
    },
    stepsTitle: 'Før besøket',
    steps: {
      place: 'Finn et stille sted med godt lys på ansiktet.',
      power: 'Lad enheten, og hold deg nær nettet ditt.',
      browser: 'Bruk en nettleser fra de siste årene. Når den spør om kamera og mikrofon, tillat begge.',
      papers: 'Ha klart det du vil vise eller spørre om.',
    },
    otherwise: 'Virker det ikke, så si fra til tjenesten: besøket kan tas på telefon.',
  },
}
