import type { restrictFor as english } from '../en/restrict-for.ts'
import type { Translated } from '../message-types.ts'

/** Staff keep something for a patient who is beside them. */
export const restrictFor: Translated<typeof english, 'fr'> = {
  title: 'Garder quelque chose pour un patient',
  intro:
    'Pour un patient qui est là, qui le demande et ne peut pas utiliser les pages. Ni les personnes écartées ni les collègues ne voient que quelque chose est gardé.',
  notFound: 'Personne pour qui vous pouvez le faire n’a ce numéro ici.',
  keep: 'Garder quelque chose',
  keepHint: 'Posez chaque question au patient. Ne choisissez rien à sa place.',
  identity: 'Comment vous avez reconnu le patient',
  identityHint: 'Par exemple : passeport vu, numéro et date de naissance demandés.',
  reason: 'Pourquoi, avec les mots du patient',
  reasonHint: 'Le patient peut le lire. N’écrivez que ce qu’il veut voir écrit.',
  whoms: {
    helpers: 'Toutes les personnes qui l’aident, et les tuteurs',
    account: 'Un seul être humain',
    institution: 'Les cliniciens d’un établissement',
    clinicians: 'Tous les cliniciens',
  },
  staff: 'Nom d’un membre du personnel',
  staffHint:
    'Choisissez son établissement et écrivez le nom de famille en entier. Ne sont trouvées que les personnes qui ont regardé ce dossier ou qui sont dans une équipe à qui le patient a écrit.',
  people: 'Un aidant, ou la personne trouvée',
  whats: {
    everything: 'Tout le dossier',
    kind: 'Un type d’élément',
    institution: 'Tout ce qu’un établissement a envoyé',
  },
  faultTitle: 'Rien n’a été enregistré',
  faults: {
    identity: 'Écrivez comment vous avez reconnu le patient.',
    missing:
      'Dites comment vous avez reconnu le patient et pourquoi ; choisissez à qui le cacher, quoi, et ce qui se passe en urgence.',
    several: 'Plusieurs personnes ont un nom proche. Choisissez-en une ci-dessous.',
    nobody:
      'Personne de ce nom n’y a regardé ce dossier, ni n’est dans une équipe à qui le patient a écrit. Essayez une autre orthographe, ou écartez tous les cliniciens de cet établissement.',
  },
  done: {
    kept: 'C’est valable dès maintenant. Le patient le trouve dans ses propres réglages.',
    agreed: 'Si un collègue avait réglé que quelque chose reste fermé en urgence, c’est désormais le cas.',
    ended: 'Si le personnel avait fixé quelque chose, c’est terminé.',
  },
  agree: 'Approuver ce qu’un collègue a réglé',
  agreeHint:
    'Une chose ne reste fermée même en urgence que si deux membres du personnel l’ont réglé. Faites-le quand le patient est là et le demande. On ne vous montre pas s’il y avait quelque chose.',
  agreeDo: 'Approuver',
  untilSecond:
    'C’est fermé tout de suite. Tant qu’un collègue d’ici n’approuve pas aussi, un clinicien peut l’ouvrir en urgence.',
  end: 'Mettre fin à ce que le personnel a fixé',
  endHint:
    'Seulement quand le patient est là et le demande. Cela met fin à ce que le personnel d’ici a fixé pour lui, mais pas à ce qui vous écarte, vous ou votre établissement. Vous ne voyez pas s’il y avait quelque chose.',
  endAll: 'Y mettre fin',
  readTogether: 'Lisez ceci avec le patient. Rien n’est encore enregistré.',
  vital:
    'Si des allergies, médicaments, diagnostics ou groupes sanguins en font partie, un traitement pourrait nuire au patient.',
}
