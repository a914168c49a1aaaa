import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { oneTimeCode } from '#e2e/api/contract/one-time-code.ts';
import { forgetHaizen } from '#e2e/fixtures/forget-haizen.ts';
import { answered, openTestApi, refused, type TestApi } from '#e2e/fixtures/test-api.ts';
import { nextAddress, openTestBrowser, PASSWORD, signedIn, type TestPerson } from '#e2e/fixtures/test-people.ts';
import { until } from '#e2e/fixtures/until.ts';
import { secondFactorStartedSchema } from '#lib/contract/session.ts';
import { haizen } from '#lib/process/routes.ts';
import { TEST_SECRET, TEST_VAULT } from '#lib/vault/test-vault.ts';
import { createVault } from '#lib/vault/vault.ts';

const NEWER = 'a newer secret that is long enough too';
const EMAIL = 'owner@example.com';

// Each test signs in a dozen times, with real hashes.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

let api: TestApi;
beforeEach(async () => {
  api = await openTestApi();
});
afterEach(async () => {
  await api[Symbol.asyncDispose]();
});

/** Restarts the installation with other secrets. */
async function restart(secrets: { HAIZEN_SECRET: string; HAIZEN_OLD_SECRETS: string }): Promise<void> {
  await (await haizen()).close();
  Object.assign(process.env, secrets);
  forgetHaizen();
  await haizen();
}

/** An owner with a second factor, signed in. */
async function owner() {
  const browser = await signedIn(api, { email: EMAIL, grants: [{ role: 'admin', chainId: null }] });
  const started = await browser.ask('POST', '/api/account/second-factor', { password: PASSWORD });
  const { uri, backupCodes } = await answered(started, { schema: secondFactorStartedSchema });
  const code = oneTimeCode(uri);
  expect((await browser.ask('POST', '/api/account/second-factor/confirm', { code })).status).toBe(200);
  return { browser, uri, backupCodes };
}

/** A new browser that has passed the password step. */
async function challenged(): Promise<TestPerson> {
  const browser = openTestBrowser(api, { email: EMAIL, address: nextAddress() });
  const answer = await browser.ask('POST', '/api/session', { email: EMAIL, password: PASSWORD });
  expect(await answer.json()).toEqual({ state: 'second-factor' });
  return browser;
}

async function enter(browser: TestPerson, code = ''): Promise<number> {
  return (await browser.ask('POST', '/api/session/second-factor', { code })).status;
}

function makeKey(browser: TestPerson): Promise<Response> {
  const wanted = { name: 'tool', scope: 'read', chainIds: null, expiresAt: null };
  return browser.ask('POST', '/api/keys', wanted, { 'idempotency-key': 'once' });
}

it('sessions, codes, backup codes and stored responses survive a new secret, and the removal of the old one', async () => {
  const { browser, uri, backupCodes } = await owner();
  const pending = await challenged();
  const made = (await (await makeKey(browser)).json()) as object;
  const oldCookies = browser.cookies();

  await restart({ HAIZEN_SECRET: NEWER, HAIZEN_OLD_SECRETS: TEST_SECRET });
  expect((await browser.ask('GET', '/api/session')).status).toBe(200);
  expect(browser.cookies()).not.toBe(oldCookies);
  expect(await enter(pending, oneTimeCode(uri, 1))).toBe(200);
  expect(await enter(await challenged(), backupCodes[0])).toBe(200);
  const replayed = await makeKey(browser);
  expect(replayed.headers.get('idempotency-replayed')).toBe('true');
  expect(await replayed.json()).toEqual(made);

  await restart({ HAIZEN_SECRET: NEWER, HAIZEN_OLD_SECRETS: '' });
  expect((await browser.ask('GET', '/api/session')).status).toBe(200);
  // As if a minute had passed: used codes are not valid again.
  await api.db.twoFactor.updateMany({ data: { lastUsedStep: null } });
  expect(await enter(await challenged(), oneTimeCode(uri))).toBe(200);
  expect(await enter(await challenged(), backupCodes[0])).toBe(401);
  expect(await enter(await challenged(), backupCodes[1])).toBe(200);
  expect(await (await makeKey(browser)).json()).toEqual(made);
  // A browser that made no request while both secrets were configured signs in again.
  const absent = { authorization: '', host: 'localhost:3000', cookie: oldCookies };
  expect((await api.ask('GET', '/api/session', { headers: absent })).status).toBe(401);
});

it('a session signed with the old secret can change its password and its second factor', async () => {
  const { browser } = await owner();
  await restart({ HAIZEN_SECRET: NEWER, HAIZEN_OLD_SECRETS: TEST_SECRET });
  const oldCookies = { cookie: browser.cookies() };
  const stopped = await browser.ask('POST', '/api/account/second-factor/stop', { password: PASSWORD }, oldCookies);
  expect(stopped.status).toBe(200);
  expect((await browser.ask('GET', '/api/session')).status).toBe(200);
});

it('data that no secret opens is reported as such, not as an internal error', async () => {
  const { browser, uri } = await owner();
  await makeKey(browser);
  await api.db.twoFactor.updateMany({ data: { secret: 'v1.AAAAAAAAAAA.AAAA', backupCodes: 'v1.AAAAAAAAAAA.AAAA' } });
  await api.db.idempotentRequest.updateMany({ data: { body: 'v1.AAAAAAAAAAA.AAAA' } });
  const person = await challenged();
  for (const code of [oneTimeCode(uri), 'abcde-fghij']) {
    const answer = await person.ask('POST', '/api/session/second-factor', { code });
    expect((await refused(answer, 503)).code).toBe('second-factor-unreadable');
  }
  expect((await refused(await makeKey(browser), 409)).code).toBe('idempotency-unreadable');
});

it('processes with different primary secrets work side by side, and reseal each other’s data', async () => {
  const { uri, backupCodes } = await owner();
  // The first process accepts the new secret as a second one, as documented for a rotation.
  await restart({ HAIZEN_SECRET: TEST_SECRET, HAIZEN_OLD_SECRETS: NEWER });
  const pending = await challenged();
  await restart({ HAIZEN_SECRET: NEWER, HAIZEN_OLD_SECRETS: TEST_SECRET });
  expect(await enter(pending, backupCodes[0])).toBe(200);
  const sealedByNewer = await api.db.twoFactor.findFirstOrThrow();
  await restart({ HAIZEN_SECRET: TEST_SECRET, HAIZEN_OLD_SECRETS: NEWER });
  const sealedByOlder = await api.db.twoFactor.findFirstOrThrow();
  expect(sealedByOlder.secret).not.toBe(sealedByNewer.secret);
  expect(await enter(await challenged(), oneTimeCode(uri, 1))).toBe(200);
});

it('data that an outdated process seals with the old secret is resealed within a minute', async () => {
  await owner();
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  try {
    await restart({ HAIZEN_SECRET: NEWER, HAIZEN_OLD_SECRETS: TEST_SECRET });
    const { id, userId } = await api.db.twoFactor.findFirstOrThrow();
    const backupCodes = TEST_VAULT.seal('[]', { row: userId, column: 'two_factor.backupCodes' });
    await api.db.twoFactor.update({ where: { id }, data: { backupCodes } });
    vi.advanceTimersByTime(60_000);
    const newest = createVault({ secret: NEWER });
    await until(async () => newest.isCurrent((await api.db.twoFactor.findFirstOrThrow()).backupCodes) || null);
  } finally {
    vi.useRealTimers();
  }
});
