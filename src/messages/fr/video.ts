import type { video as english } from '../en/video.ts'
import type { Translated } from '../message-types.ts'

/** Visits by video. */
export const video: Translated<typeof english, 'fr'> = {
  title: 'Par vidéo',
  opens: 'L’accès s’ouvre ici le {time}.',
  join: 'Entrer par vidéo',
  leads: 'Le lien mène à {place}, en dehors de ce portail. Restez sur cette page jusqu’à la fin.',
  notInvited: 'La personne concernée dit qui l’accompagne. Vous n’avez pas été invité à l’accompagner.',
  tryLink: 'Essayer d’abord la caméra et le micro',
  guests: 'Qui accompagne',
  guestsLead: 'Une personne qui vous aide ici peut être présente aussi, avec son propre accès.',
  comes: '{name} vous accompagne.',
  isNot: '{name} ne vous accompagne pas encore.',
  invite: 'Demander à {name} de venir',
  uninvite: '{name} ne vient finalement pas',
  check: {
    title: 'Essayer la caméra et le micro',
    lead: 'Vérifiez qu’on peut vous voir et vous entendre. Rien n’est enregistré, rien ne quitte votre appareil.',
    start: 'Essayer maintenant',
    stop: 'Arrêter',
    picture: 'Votre propre image',
    level: 'Parlez : la barre bouge quand on vous entend',
    found: {
      both: 'La caméra et le micro fonctionnent.',
      noCamera: 'Le micro fonctionne. Aucune caméra trouvée : on vous entend sans vous voir.',
      noMicrophone: 'La caméra fonctionne. Aucun micro trouvé : on vous voit sans vous entendre.',
      nothing: 'Ni caméra ni micro n’ont été trouvés.',
      denied:
        'Le navigateur ne laisse pas cette page les utiliser. Touchez le cadenas ou la caméra près de l’adresse, autorisez les deux et réessayez.',
      busy: 'Un autre programme les utilise. Fermez-le et réessayez.',
    },
    stepsTitle: 'Avant la visite',
    steps: {
      place: 'Choisissez un endroit calme, avec une bonne lumière sur votre visage.',
      power: 'Chargez l’appareil et restez près de votre réseau.',
      browser: 'Utilisez un navigateur récent. Quand il demande la caméra et le micro, autorisez les deux.',
      papers: 'Gardez près de vous ce que vous voulez montrer ou demander.',
    },
    otherwise: 'Si cela ne marche pas, dites-le au service : la visite peut se faire par téléphone.',
  },
}
