import type { problemsJa } from '#lib/messages/ja/problems.ts';
import type { SameKeys } from '#lib/messages/same-keys.ts';

export const problemsEn = {
  'bad-request': {
    title: 'The request can’t be handled',
    detail: 'The request has more than one Host header, or its target is not a path on this server.',
    remedy: 'Send one Host header and a path that begins with a slash.',
  },
  'invalid-body': {
    title: 'Invalid input',
    detail: 'The request contains an invalid value{field, select, none {} other { ({field})}}. Nothing was changed.',
    remedy: 'Correct the fields as described, then send the request again.',
  },
  'invalid-query': {
    title: 'Invalid query',
    detail: 'The query contains an invalid value{field, select, none {} other { ({field})}}.',
    remedy: 'Correct the query, then send it again.',
  },
  'invalid-path': {
    title: 'The URL is not valid',
    detail: "The path of the URL has a percent-encoding that can't be decoded.",
    remedy: 'Percent-encode the path as UTF-8.',
  },
  'method-not-allowed': {
    title: 'Method not allowed',
    detail: 'TRACE is not supported.',
    remedy: 'Use GET, POST, PUT, PATCH or DELETE.',
  },
  'body-too-large': {
    title: 'Request too large',
    detail: 'The request is over the limit of 1 MB. Nothing was changed.',
    remedy: 'Send it in parts.',
  },
  unauthorized: {
    title: 'Sign-in required',
    detail: 'You are not signed in, or the API key is wrong.',
    remedy: 'Sign in again. Tools must send a valid API key in the Authorization header.',
  },
  forbidden: {
    title: 'Not allowed',
    detail: 'Your account or API key isn’t allowed to do this. Nothing was changed.',
    remedy: 'Ask an admin of the chain for the required role.',
  },
  'sign-in-refused': {
    title: 'Sign-in failed',
    detail: 'The e-mail or password is wrong.',
    remedy: 'Check both and try again. If you forgot your password, ask an admin to invite you again.',
  },
  'sign-in-locked': {
    title: 'Sign-in is paused',
    detail: 'Too many attempts failed, so signing in with this e-mail is paused for a while.',
    remedy: 'Wait a while, then try again. If this was not you, tell an admin.',
  },
  'second-factor-refused': {
    title: 'Wrong code',
    detail: 'The code is wrong or has expired.',
    remedy: 'Each code works only once. Wait for the next code in your authenticator app and enter that.',
  },
  'second-factor-unreadable': {
    title: 'Two-step sign-in can’t be checked',
    detail:
      'The saved second factor of this account can’t be decrypted: the HAIZEN_SECRET it was saved with is missing.',
    remedy:
      'Ask the administrator to add the earlier secret to HAIZEN_OLD_SECRETS and restart, or to run npm run reset-password.',
  },
  'not-this-machine': {
    title: 'Only on this computer',
    detail: 'The trial’s sign-in works only on the computer that Haizen runs on.',
    remedy: 'Open http://localhost in a browser on that computer.',
  },
  'password-wrong': {
    title: 'Wrong password',
    detail: 'Your current password is wrong, so nothing was changed.',
    remedy: 'Check your current password and enter it again.',
  },
  'password-weak': {
    title: 'This password can’t be used',
    detail: 'A password must have at least 12 characters and must not be your e-mail or a common password.',
    remedy: 'Choose a password of 12 or more characters that is hard to guess.',
  },
  'email-taken': {
    title: 'This e-mail is already in use',
    detail: 'An account with this e-mail already exists.',
    remedy: 'Sign in with it, or use another e-mail.',
  },
  'invitation-gone': {
    title: 'This invitation can’t be used',
    detail: 'The link has expired, was already used, or was revoked.',
    remedy: 'Ask the person who invited you for a new link.',
  },
  'last-admin': {
    title: 'The last admin can’t be removed',
    detail: 'The installation would have no admin left, so nothing was changed.',
    remedy: 'Make someone else an admin of all chains first.',
  },
  'key-exceeds-creator': {
    title: 'More than this key can grant',
    detail:
      'A key created by another key can’t have more chains, more permissions or a later expiry than that key. Nothing was created.',
    remedy: 'Request less, or create the key in the console.',
  },
  'other-email': {
    title: 'This invitation is for someone else',
    detail: 'This invitation is for a different e-mail than the one you are signed in with.',
    remedy: 'Sign in with the invited e-mail.',
  },
  'second-factor-on': {
    title: 'Two-step sign-in is already on',
    detail: 'This account already uses an authenticator app.',
    remedy: 'To use another one, turn off two-step sign-in first.',
  },
  'second-factor-expired': {
    title: 'Timed out',
    detail: 'Too much time has passed since the password was checked.',
    remedy: 'Start again with your e-mail and password.',
  },
  'too-many-requests': {
    title: 'Too many requests',
    detail: 'Too many requests were sent in a short time. Nothing was changed.',
    remedy: 'Wait the number of seconds in Retry-After, then send the request again.',
  },
  'idempotency-key-invalid': {
    title: 'This Idempotency-Key can’t be used',
    detail: 'An Idempotency-Key must be 1 to 200 letters, digits or symbols. Nothing was changed.',
    remedy: 'Use a new one for each request, such as a UUID.',
  },
  'idempotency-key-reused': {
    title: 'The Idempotency-Key was already used',
    detail: 'A different request was sent with this Idempotency-Key before. Nothing was changed.',
    remedy: 'Use a new key for a different request.',
  },
  'idempotency-in-progress': {
    title: 'The same request is still in progress',
    detail: 'A request with this Idempotency-Key is still being processed. It is not run twice.',
    remedy: 'Wait a moment, then send it again with the same key.',
  },
  'idempotency-unreadable': {
    title: 'The stored response can’t be read',
    detail: 'This request was already processed, but its stored response can’t be decrypted. It is not run twice.',
    remedy: 'Check the current state. To run it again, send it with a new key.',
  },
  'signature-invalid': {
    title: 'Invalid signature',
    detail: 'The signature could not be verified, so the event was not stored.',
    remedy: 'Check that the URL shown under Connections and the signature key are the same at Square.',
  },
  'event-unreadable': {
    title: 'Unreadable event',
    detail: 'The signature is valid, but the content is not the JSON of an event. Nothing was stored.',
    remedy: 'Send JSON with event_id and type.',
  },
  'not-found': {
    title: 'Not found',
    detail: 'There is nothing at this URL.',
    remedy: 'Check the address, or choose from the list.',
  },
  'cross-site': {
    title: 'Requests from other sites are rejected',
    detail: 'This request came from a page of another website, so nothing was done.',
    remedy: "Use Haizen's own pages. Internal tools must call the API without a browser.",
  },
  'sync-in-progress': {
    title: 'A sync is already running',
    detail: 'Another sync is running, so no second one was started.',
    detailWho: '{who} already started one, so no second one was started.',
    detailWhen: 'It was started {ago} by {who}, so no second one was started.',
    detailSome: '{busy, number} of {wanted, number} shops {busy, plural, one {is} other {are}} syncing.',
    remedy: 'Please wait. If the POS changes from now on, sync again after it finishes.',
    remedySome: 'Sync only the free shops, or wait for the running sync to finish.',
  },
  'run-not-finished': {
    title: 'The sync has not finished',
    detail: 'This sync is still running, so no retry was started.',
    remedy: 'Retry when it has finished.',
  },
  'run-finished': {
    title: 'The sync has already ended',
    detail: 'This sync has ended, so there is nothing to stop.',
    remedy: 'Look at its results. Published shops stay published.',
  },
  'nothing-held': {
    title: 'No held changes',
    detail: 'These changes were already approved or discarded, or a newer sync replaced them.',
    remedy: 'Reload the page to see the current state.',
  },
  'plan-changed': {
    title: 'The changes were updated',
    detail: 'Newer changes were held after the ones you reviewed, so nothing was approved and nothing published.',
    remedy: 'Review the new changes, then approve again.',
  },
  'nothing-to-retry': {
    title: 'Nothing to retry',
    detail: 'No shop of this sync failed or was left out.',
    remedy: 'To sync everything once more, use “Sync all shops”.',
  },
  'shop-out-of-scope': {
    title: 'Out of scope',
    detail: '{shop} is out of scope, so no sync was started.',
    remedy: 'Bring the shop back into scope to sync it.',
  },
  'shop-unmatched': {
    title: 'No counterpart for this shop',
    detail: '{shop} is known to only one of the POS and the ordering app, so no sync was started.',
    remedy: 'Register it on both sides, then load the shops again under Connections.',
  },
  'no-shops-in-scope': {
    title: 'No shops to sync',
    detail: 'This chain has no shops in scope.',
    remedy: 'Load the shops under Connections and bring them into scope.',
  },
  'chain-exists': {
    title: 'This chain already exists',
    detail: 'The same ordering app brand is already connected as another chain. Nothing was added.',
    remedy: 'Check the brand ID, or use the existing chain.',
  },
  'token-needed': {
    title: 'Enter the token too',
    detail: 'The saved token belongs to another address and is not sent to this one. Nothing was changed.',
    remedy: 'Enter the token for the new address, then save again.',
  },
  'connection-failed': {
    title: 'Could not connect',
    detail: '{reason} Nothing was saved.',
    remedy: '{fix}',
  },
  'connection-test-timeout': {
    title: 'The connection test took too long',
    detail: "The worker that syncs this chain didn't test the connection in time. Nothing was saved.",
    remedy: 'Try again in a while.',
  },
  'upstream-not-allowed': {
    title: "Can't connect to this address",
    detail: '{side} must have a public address that begins with https. Nothing was saved.',
    remedy:
      'Check the address, then try again. For a server in your own network, ask an administrator to set HAIZEN_ALLOW_PRIVATE_UPSTREAMS=1; for a folder, HAIZEN_CSV_FOLDER.',
  },
  'discover-failed': {
    title: 'Could not load the shops',
    detail: '{reason} The list of shops is unchanged.',
    remedy: 'Check the connection, then load them again.',
  },
  'discover-timeout': {
    title: 'Loading the shops took too long',
    detail: "The shops couldn't be loaded in time. The list of shops is unchanged.",
    remedy: 'Load them again in a while.',
  },
  'not-trial': {
    title: 'Not a trial',
    detail: 'This works only in the trial.',
    remedy: 'Start Haizen without DATABASE_URL to get the trial.',
  },
  'not-ready': {
    title: 'Not ready',
    detail: "The database can't be reached, so requests can't be accepted.",
    remedy: 'Try again in a while.',
  },
  'database-not-writable': {
    title: "Can't write to the database",
    detail: "The database's disk is full, or the database is read-only, so nothing was saved.",
    remedy: "Ask the database's administrator to free disk space or allow writes, then try again.",
  },
  internal: {
    title: 'Internal error in Haizen',
    detail: "The request couldn't be completed.",
    remedy: "Try again. If this keeps happening, tell Haizen's administrator.",
  },
} as const satisfies SameKeys<typeof problemsJa>;
