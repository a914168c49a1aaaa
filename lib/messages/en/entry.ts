import type { entryJa } from '#lib/messages/ja/entry.ts';
import type { SameKeys } from '#lib/messages/same-keys.ts';

export const entryEn = {
  email: 'E-mail',
  password: 'Password',
  name: 'Name',
  showPassword: 'Show the password',
  required: 'Fill this in',
  invalidEmail: 'Check the e-mail address',
  refused: "Couldn't sign you in",
  lockedFor: 'You can try again in {time}.',
  lockedOver: 'You can try again now.',

  signIn: {
    title: 'Sign in',
    submit: 'Sign in',
    trial: 'Sign in to the trial',
    trialText: 'This is a trial: try everything without an account.',
    or: 'If you have an account',
    needsSetup: 'There is no account yet. Open the setup link shown in the terminal where Haizen was started.',
    endedLooking: 'Your session has ended. Sign in again to go back to where you were.',
    endedActing:
      'Your session has ended, so the last action was not carried out. Sign in again to go back to where you were.',
    forgotten: 'Forgot the password? Ask an admin to invite you again.',
  },

  secondFactor: {
    title: 'Two-step sign-in',
    text: 'Enter the 6-digit code from your authenticator app.',
    code: 'Code',
    backup: 'No phone at hand? Enter one of your backup codes.',
    submit: 'Confirm and sign in',
    back: 'Start again',
  },

  invitation: {
    setupTitle: 'Create the first account',
    setupText: 'You will be the admin of every chain. You can invite others later.',
    title: 'You are invited to Haizen',
    text: 'You are invited to {chain}. Your role: {role}.',
    textAll: 'You are invited to every chain. Your role: {role}.',
    hasAccount: 'An account with this e-mail already exists. Join with its password.',
    signedInAs: 'You are signed in as {name}.',
    switches: 'You are signed in as {email}. Joining switches to the invited account.',
    create: 'Create the account',
    join: 'Join',
    joinAgain: 'You are signed in, but haven’t accepted the invitation yet.',
    incompleteTitle: 'The link is incomplete',
    incompleteText:
      'A link is removed from the address bar once it is read. Open the complete link you received again.',
    toSignIn: 'Go to sign-in',
    refused: "Couldn't check the invitation",
  },

  strength: {
    label: 'Password strength',
    missing: '{count, plural, =12 {At least 12 characters} =1 {1 more character} other {# more characters}}',
    fair: 'Good enough. Longer is harder to guess',
    strong: 'Hard to guess',
  },
} as const satisfies SameKeys<typeof entryJa>;
