import { expect, test } from 'vitest';
import { ADMIN, createBrowser, openTestAccounts } from '#e2e/fixtures/test-accounts.ts';

test.each([
  [null, /^haizen\.session_token=[^;]+; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax$/u],
  ['http://haizen.example.com', /^haizen\.session_token=[^;]+; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax$/u],
  [
    'https://haizen.example.com',
    /^__Host-haizen\.session_token=[^;]+; Max-Age=604800; Path=\/; HttpOnly; Secure; SameSite=Lax$/u,
  ],
])('the cookie of an installation at %s is %s', async (url, line) => {
  await using world = await openTestAccounts({ url });
  const { accounts } = world;
  await accounts.firstAdmin(ADMIN);
  const outcome = await accounts.signIn({ ...ADMIN, headers: createBrowser().headers() });
  if (outcome.kind !== 'signed-in') throw new Error(outcome.kind);
  expect(outcome.cookies).toEqual([expect.stringMatching(line)]);

  const browser = createBrowser();
  browser.take(outcome);
  expect(await accounts.personOf(browser.headers())).toEqual(outcome.person);

  const gone = browser.headers();
  browser.take({ cookies: await accounts.signOut(browser.headers()) });
  expect(browser.headers().get('cookie')).toBe('');
  expect(await accounts.personOf(gone)).toBeNull();
});

test('over https a cookie that another page of the domain could set counts for nothing', async () => {
  await using world = await openTestAccounts({ url: 'https://haizen.example.com' });
  const { browser } = await world.admin();
  const cookie = browser.headers().get('cookie')?.replace('__Host-', '') ?? '';
  expect(cookie).toMatch(/^haizen\./u);
  expect(await world.accounts.personOf(new Headers({ cookie }))).toBeNull();
});
