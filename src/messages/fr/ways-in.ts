import type { waysIn as english } from '../en/ways-in.ts'
import type { Translated } from '../message-types.ts'

export const waysIn: Translated<typeof english, 'fr'> = {
  title: 'Comment vous vous connectez',
  intro: 'Votre mot de passe, la deuxième étape, et où vous êtes connecté en ce moment.',
  settings: 'Mot de passe, deuxième étape, et où vous êtes connecté.',
  proof: {
    label: 'Votre mot de passe actuel',
    hint: 'Pour que personne ne change ceci dans une fenêtre laissée ouverte.',
    wrong: 'Ce n’est pas votre mot de passe, ou il a été essayé trop souvent. Rien n’a changé.',
    everything: 'Ceci montre tout. Tapez encore une fois votre mot de passe.',
  },
  password: {
    title: 'Changer de mot de passe',
    label: 'Nouveau mot de passe',
    hint: 'Au moins dix caractères. Quelques mots que vous seul mettriez ensemble, c’est bien. Aucune règle sur les signes.',
    save: 'Changer le mot de passe',
    done: 'Le mot de passe est changé. Partout ailleurs vous êtes déconnecté.',
    faults: {
      'too-short': 'Prenez au moins dix caractères.',
      'too-long': 'Prenez au plus 128 caractères.',
      common: 'Beaucoup de gens l’utilisent, ou un semblable : il est essayé en premier. Choisissez-en un autre.',
      'about-you': 'Il est fait de votre nom, de votre adresse ou du nom de ce service. Choisissez-en un autre.',
    },
  },
  factor: {
    title: 'Une deuxième étape',
    text: 'En plus du mot de passe, vous tapez un code que montre une application sur votre téléphone. Le mot de passe seul ne suffit plus pour entrer.',
    on: 'La deuxième étape est active.',
    off: 'La deuxième étape est arrêtée. Partout ailleurs vous êtes déconnecté.',
    left: {
      one: 'Il vous reste {count} code de secours.',
      many: 'Il vous reste {count} de codes de secours.',
      other: 'Il vous reste {count} codes de secours.',
    },
    begin: 'Mettre en place la deuxième étape',
    end: 'Arrêter la deuxième étape',
    scan: 'Visez le carré avec votre application de codes, ou tapez la clé à la main. Puis tapez le code affiché.',
    key: 'Clé',
    square: 'Un carré que lit une application de codes.',
    code: 'Code',
    codeHint: 'Six chiffres de l’application.',
    confirm: 'L’activer',
    wrong: 'Le code n’est pas juste. L’heure de votre téléphone est-elle juste ? Essayez le code suivant.',
    recoveryTitle: 'Vos codes de secours',
    recoveryText:
      'Chacun sert une fois à la place d’un code, par exemple si le téléphone est perdu. Notez-les et gardez-les bien. Ils ne sont montrés que maintenant.',
    recoveryDone: 'Je les ai gardés',
  },
  sessions: {
    title: 'Où vous êtes connecté',
    here: 'Cet appareil',
    used: 'Dernier usage {when}, connecté {since}',
    end: 'Déconnecter là',
    endOthers: 'Déconnecter partout ailleurs',
    done: 'Déconnecté là. Cela vaut tout de suite.',
    idle: 'Après une heure sans usage, vous êtes déconnecté, et après douze heures dans tous les cas.',
  },
  events: {
    title: 'Ce qui est arrivé à votre compte',
    none: 'Rien ces 90 derniers jours.',
    seen: 'Je suis au courant',
    newDevice:
      'Quelqu’un s’est connecté à votre compte depuis un nouvel appareil : {device}, {when}. Ce n’était pas vous ? Regardez ici et changez de mot de passe.',
    look: 'Voir comment vous vous connectez',
    kinds: {
      'new-device': 'Connexion depuis un nouvel appareil : {device}',
      'password-changed': 'Le mot de passe a été changé',
      'second-factor-on': 'La deuxième étape a été activée',
      'second-factor-off': 'La deuxième étape a été arrêtée',
      'recovery-code-used': 'Un code de secours a servi',
      'sessions-ended': 'Des connexions ont été fermées',
      'passkey-added': 'Une clé d’accès a été ajoutée',
      'passkey-removed': 'Une clé d’accès a été retirée',
    },
  },
  device: {
    known: '{browser} sur {system}',
    unknown: 'un appareil inconnu',
  },
  secondStep: {
    title: 'La deuxième étape',
    intro: 'Tapez le code que montre votre application. Vous ne l’avez plus ? Tapez un de vos codes de secours.',
    go: 'Continuer',
    wrong: 'Le code n’est pas juste, ou il a déjà servi. Essayez le suivant.',
    lost: 'Ni application ni code de secours ? Demandez à l’accueil d’un service de santé qui participe, avec une pièce d’identité.',
  },
}
