import type { accountJa } from '#lib/messages/ja/account.ts';
import type { SameKeys } from '#lib/messages/same-keys.ts';

export const accountEn = {
  title: 'Account',

  profile: {
    title: 'Profile',
    name: 'Name',
    email: 'E-mail',
    roles: 'Roles',
    in: '{where}: {role}',
    none: 'You have no role yet. Ask an admin for one.',
  },

  password: {
    title: 'Password',
    text: 'Changing it signs out all of your other devices.',
    none: 'The trial account has no password.',
    current: 'Current password',
    next: 'New password',
    change: 'Change password',
    save: 'Change',
    saved: 'Your password was changed, and your other devices were signed out.',
    refused: "Couldn't change the password",
  },

  secondFactor: {
    title: 'Two-step sign-in',
    on: 'On',
    off: 'Off',
    offText: "Also asks for a code from your phone's authenticator app, so a leaked password alone isn't enough.",
    onText: 'Signing in also requires a code from your authenticator app.',
    noPassword: 'Not available for the trial account.',
    start: 'Turn on',
    stop: 'Turn off',
    stopText: 'Without it, the password alone signs you in.',
    password: 'Current password',
    next: 'Next',
    scan: 'Scan the QR code with your authenticator app, then enter the 6-digit code it shows. This signs out your other devices.',
    qr: 'QR code for your authenticator app',
    key: "Can't scan? Type in this key",
    code: 'Code',
    confirm: 'Confirm and turn on',
    refused: "Couldn't save the change",
    started: 'Two-step sign-in is on',
    stopped: 'Two-step sign-in is off.',
    codesTitle: 'Backup codes',
    codesText:
      'Each code signs you in once if you lose your phone. They are shown only now, so keep them in a safe place.',
    download: 'Save to a file',
    file: 'Haizen backup codes ({email})',
    done: 'I saved them',
  },

  sessions: {
    title: 'Signed-in devices',
    text: 'Sign out any device you don’t recognize, then change your password.',
    unknown: 'Unknown device',
    current: 'This device',
    lastSeen: 'Last used {ago}',
    since: 'Signed in {when}',
    addressUnknown: 'Unknown address',
    end: 'Sign out',
    endSaid: 'Sign out {device}',
    endOthers: 'Sign out all other devices',
    refused: "Couldn't sign out the device",
  },

  cancel: 'Cancel',
} as const satisfies SameKeys<typeof accountJa>;
