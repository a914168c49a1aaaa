import { afterEach, beforeEach, expect, test } from 'vitest';
import { ADMIN, createBrowser, openTestAccounts, type TestAccounts } from '#e2e/fixtures/test-accounts.ts';
import { SYSTEM } from '#lib/domain/access.ts';

let world: TestAccounts;
beforeEach(async () => {
  world = await openTestAccounts();
});
afterEach(() => world[Symbol.asyncDispose]());

function signIn(password: string) {
  return world.accounts.signIn({ email: ADMIN.email, password, ...createBrowser().request() });
}

test('after a reset, the new password alone signs in, even if the account was locked', async () => {
  const { person, browser } = await world.admin();
  const started = await world.accounts.startTotp({ person, ...browser.request(), password: ADMIN.password });
  if (started.kind !== 'started') throw new Error(started.kind);
  const code = world.totpCode(started.uri);
  const confirmed = await world.accounts.confirmTotp({ person, ...browser.request(), code });
  if (confirmed.kind === 'confirmed') browser.take(confirmed);
  for (let n = 0; n < 5; n += 1) await signIn('not the password');
  expect((await signIn(ADMIN.password)).kind).toBe('locked');

  const reset = await world.accounts.resetPassword({ email: ` ${ADMIN.email.toUpperCase()} `, by: SYSTEM });
  if (reset.kind !== 'reset') throw new Error(reset.kind);
  expect(await world.accounts.personOf(browser.headers())).toBeNull();
  expect((await signIn(ADMIN.password)).kind).toBe('refused');
  expect((await signIn(reset.password)).kind).toBe('signed-in');
});

test('a reset does not create an account', async () => {
  await world.admin();
  for (const email of ['nobody@example.com', 'not an e-mail', ''])
    expect(await world.accounts.resetPassword({ email, by: SYSTEM })).toEqual({ kind: 'unknown-person' });
  expect(await world.people()).toHaveLength(1);
});
