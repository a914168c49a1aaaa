import { expect, test } from 'vitest';
import { ADMIN, ANONYMOUS, createBrowser, openTestAccounts } from '#e2e/fixtures/test-accounts.ts';

test.each([
  [null, /^haizen\.session_token=[^;]+; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax$/u],
  ['http://haizen.example.com', /^haizen\.session_token=[^;]+; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax$/u],
  [
    'https://haizen.example.com',
    /^__Host-haizen\.session_token=[^;]+; Max-Age=604800; Path=\/; HttpOnly; Secure; SameSite=Lax$/u,
  ],
])('the session cookie of an installation at %s is %s', async (url, line) => {
  await using world = await openTestAccounts({ url });
  const { accounts } = world;
  await accounts.firstAdmin(ADMIN);
  const outcome = await accounts.signIn({ ...ADMIN, ...createBrowser().request() });
  if (outcome.kind !== 'signed-in') throw new Error(outcome.kind);
  expect(outcome.cookies).toEqual([expect.stringMatching(line), expect.stringMatching(deviceLine(line))]);

  const browser = createBrowser();
  browser.take(outcome);
  expect(await accounts.personOf(browser.headers())).toEqual(outcome.person);

  const gone = browser.headers();
  browser.take({ cookies: await accounts.signOut(browser.request()) });
  expect(browser.headers().get('cookie')).not.toContain('session_token');
  expect(await accounts.personOf(gone)).toBeNull();
});

test('over https, a cookie that another host of the domain could set is ignored', async () => {
  await using world = await openTestAccounts({ url: 'https://haizen.example.com' });
  const { browser } = await world.admin();
  const cookie = browser.headers().get('cookie')?.replace('__Host-', '') ?? '';
  expect(cookie).toMatch(/^haizen\./u);
  expect(await world.accounts.personOf(new Headers({ cookie }))).toBeNull();
});

test.each(['%', '%E0%A4%A', 'x', '.', 'x.', '%00.x'])(
  'a session cookie with the value %s is not signed in',
  async (value) => {
    await using world = await openTestAccounts();
    await world.admin();
    const cookie = ['session_token', 'two_factor', 'device'].map((kind) => `haizen.${kind}=${value}`).join('; ');
    const headers = new Headers({ cookie });
    expect(await world.accounts.personSeen(headers)).toBeNull();
    expect(await world.accounts.verifyTotp({ code: '123456', headers, by: ANONYMOUS })).toEqual({ kind: 'expired' });
    expect(await world.accounts.signIn({ ...ADMIN, headers, by: ANONYMOUS })).toMatchObject({ kind: 'signed-in' });
  },
);

/** Same attributes as the session cookie, but lasts half a year. */
function deviceLine(session: RegExp): RegExp {
  return new RegExp(session.source.replace('session_token', 'device').replace('604800', '15552000'), 'u');
}
