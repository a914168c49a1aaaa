import { symmetricEncrypt } from 'better-auth/crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ADMIN, createBrowser, openTestAccounts, PASSWORD, type TestAccounts } from '#e2e/fixtures/test-accounts.ts';
import { cookieSecrets } from '#lib/vault/cookie-secrets.ts';
import { TEST_COOKIE_SECRETS, TEST_SECRET } from '#lib/vault/test-vault.ts';
import { createVault } from '#lib/vault/vault.ts';
import { openAccounts } from './open-accounts.ts';

const NEWER = 'a newer secret that is long enough too';
const SECRET = 'the32charactersofabetterauthcode';
const CODES = ['aaaaa-aaaaa', 'bbbbb-bbbbb'];

let world: TestAccounts;
beforeEach(async () => {
  world = await openTestAccounts();
});
afterEach(() => world[Symbol.asyncDispose]());

function accountsWith(given: { secret: string; oldSecrets?: readonly string[] }) {
  const { db, now } = world;
  return openAccounts({ db, vault: createVault(given), secrets: cookieSecrets(given), url: null, now });
}

/** A second factor in the format of earlier releases, encrypted by better-auth. */
async function olderFactor(key = TEST_COOKIE_SECRETS[0]) {
  const { person } = await world.admin();
  const seal = async (data: string) => `$ba$1$${await symmetricEncrypt({ key, data })}`;
  const data = { secret: await seal(SECRET), backupCodes: await seal(JSON.stringify(CODES)), verified: true };
  await world.db.twoFactor.create({ data: { ...data, userId: person.id } });
  await world.db.user.update({ where: { id: person.id }, data: { twoFactorEnabled: true } });
}

async function enter(accounts: TestAccounts['accounts'], code: string) {
  const browser = createBrowser();
  const asked = await world.accounts.signIn({ ...ADMIN, password: PASSWORD, ...browser.request() });
  if (asked.kind !== 'second-factor') throw new Error(asked.kind);
  browser.take(asked);
  return accounts.verifyTotp({ code, ...browser.request() });
}

test.each([
  ['the secret is unchanged', { secret: TEST_SECRET }],
  [
    'the secret has been rotated',
    { secret: NEWER, oldSecrets: ['an old one before that, of some length', TEST_SECRET] },
  ],
])('data from earlier releases is readable and re-encrypted once if %s', async (_, given) => {
  await olderFactor();
  const rotated = accountsWith(given);
  expect(await enter(rotated, CODES[0] ?? '')).toMatchObject({ kind: 'signed-in' });
  expect(await rotated.sealFactors()).toEqual({ sealed: 1, unreadable: [] });
  expect(await rotated.sealFactors()).toEqual({ sealed: 0, unreadable: [] });
  const { secret, backupCodes } = await world.db.twoFactor.findFirstOrThrow();
  const vault = createVault({ secret: given.secret });
  expect([vault.isCurrent(secret), vault.isCurrent(backupCodes)]).toEqual([true, true]);
  expect(await enter(rotated, CODES[0] ?? '')).toEqual({ kind: 'refused' });
  expect(await enter(rotated, CODES[1] ?? '')).toMatchObject({ kind: 'signed-in' });
});

test('what no secret decrypts is reported and left unchanged', async () => {
  await olderFactor(cookieSecrets({ secret: NEWER })[0]);
  const before = await world.db.twoFactor.findFirstOrThrow();
  const { person } = await world.admin();
  const of = { userId: person.id, reason: 'unknown-key', keyId: null };
  expect(await world.accounts.sealFactors()).toEqual({
    sealed: 0,
    unreadable: [
      { ...of, column: 'secret' },
      { ...of, column: 'backupCodes' },
    ],
  });
  expect(await world.db.twoFactor.findFirstOrThrow()).toEqual(before);
  expect(await enter(world.accounts, '123456')).toEqual({ kind: 'unreadable' });
  expect(await enter(world.accounts, CODES[0] ?? '')).toEqual({ kind: 'unreadable' });
});

test("a factor copied to another account can't be decrypted there", async () => {
  const { person, browser } = await world.admin();
  const other = await world.member('other@example.com');
  const asked = { person: other.person, ...other.browser.request() };
  const started = await world.accounts.startTotp({ ...asked, password: PASSWORD });
  if (started.kind !== 'started') throw new Error(started.kind);
  const { id: _id, ...copied } = await world.db.twoFactor.findFirstOrThrow();
  await world.db.twoFactor.create({ data: { ...copied, userId: person.id } });
  const given = { person, ...browser.request(), code: world.totpCode(started.uri) };
  expect(await world.accounts.confirmTotp(given)).toEqual({ kind: 'unreadable' });
});
