import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answered, openTestApi, refused, type TestApi } from '#e2e/fixtures/test-api.ts';
import { nextAddress, openTestBrowser, PASSWORD, signedIn } from '#e2e/fixtures/test-people.ts';
import { chainListSchema } from '#lib/contract/chains.ts';
import { invitationListSchema, invitationMadeSchema, personListSchema } from '#lib/contract/people.ts';
import { sessionListSchema, sessionSchema, signedInSchema } from '#lib/contract/session.ts';
import type { Act } from '#lib/domain/audit.ts';

let api: TestApi;
let chainId: string;
let otherId: string;
beforeAll(async () => {
  api = await openTestApi({
    settings: { HAIZEN_TRIAL_POS_URL: 'http://127.0.0.1:9', HAIZEN_TRIAL_ORDERING_URL: 'http://127.0.0.1:9' },
  });
  ({ chainId } = await api.chainWith(1));
  ({ chainId: otherId } = await api.chainWith(1));
});
afterAll(() => api[Symbol.asyncDispose]());

let people = 0;
function newPerson(grants: Parameters<typeof signedIn>[1]['grants'] = [{ role: 'admin', chainId: null }]) {
  people += 1;
  return signedIn(api, { email: `person-${people}@example.com`, grants });
}

function signIn(email: string, password = PASSWORD, address = nextAddress()) {
  const browser = openTestBrowser(api, { email, address });
  return { browser, response: browser.ask('POST', '/api/session', { email, password }) };
}

async function actsOf(subject: string): Promise<Act[]> {
  const events = await api.db.auditEvent.findMany({ where: { subject }, orderBy: { id: 'asc' } });
  return events.map(({ act }) => act as Act);
}

describe('signing in', () => {
  it('opens a session that returns the account, and is audited', async () => {
    const { email } = await newPerson([{ role: 'operator', chainId }]);
    const { browser, response } = signIn(email);
    expect(await answered(await response, { schema: signedInSchema })).toEqual({ state: 'signed-in' });
    const session = await answered(await browser.ask('GET', '/api/session'), { schema: sessionSchema });
    expect(session).toMatchObject({ person: { email }, grants: [{ role: 'operator', chainId }], hasPassword: true });
    const { items } = await answered(await browser.ask('GET', '/api/chains'), { schema: chainListSchema });
    expect(items.map(({ id }) => id)).toEqual([chainId]);
    expect(await actsOf(email)).toEqual(['person-invited', 'person-joined', 'signed-in']);
  });

  it('ignores a session id chosen by someone else: each sign-in creates a new one', async () => {
    const { email } = await newPerson();
    const first = signIn(email);
    await first.response;
    const before = first.browser.cookies();
    const again = await first.browser.ask('POST', '/api/session', { email, password: PASSWORD });
    expect(again.status).toBe(200);
    expect(first.browser.cookies()).not.toBe(before);
    const planted = openTestBrowser(api);
    const fixed = { cookie: 'better-auth.session_token=chosen.by-somebody' };
    await planted.ask('POST', '/api/session', { email, password: PASSWORD }, fixed);
    expect(planted.cookies()).not.toContain('chosen');
    expect((await planted.ask('GET', '/api/session', undefined, fixed)).status).toBe(401);
  });

  it('does not reveal whether e-mail or password was wrong, and locks after five failures', async () => {
    const { email } = await newPerson();
    const wrong = await refused(await signIn(email, 'not the password 1').response, 401);
    const unknown = await refused(await signIn('nobody-at-all@example.com').response, 401);
    expect(wrong).toEqual(unknown);
    for (let n = 0; n < 4; n += 1) await signIn(email, 'not the password 1').response;
    const paused = await signIn(email).response;
    expect(Number(paused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await refused(paused, 429)).code).toBe('sign-in-locked');
    expect((await actsOf(email)).slice(2)).toEqual([
      ...Array.from({ length: 5 }, () => 'sign-in-refused'),
      'sign-in-locked',
    ]);
  });

  it('limits the attempts per address', async () => {
    const address = nextAddress();
    const answers = [];
    for (let n = 0; n < 61; n += 1) answers.push(await signIn(`guess-${n}@example.com`, 'x', address).response);
    expect((await refused(answers[60] ?? new Response(), 429)).code).toBe('too-many-requests');
  });

  it('to the trial works only from the local machine', async () => {
    const press = (headers: Record<string, string>) =>
      openTestBrowser(api).ask('POST', '/api/session/trial', {}, headers);
    expect((await press({})).status).toBe(200);
    for (const addresses of ['203.0.113.9', '127.0.0.1, 203.0.113.9', '203.0.113.9, 127.0.0.1'])
      expect((await refused(await press({ 'x-forwarded-for': addresses }), 403)).code).toBe('not-this-machine');
    expect((await press({ host: 'haizen.example.com' })).status).toBe(403);
    const entry = await openTestBrowser(api, { address: '203.0.113.9' }).ask('GET', '/api/entry');
    expect(await entry.json()).toEqual({ trial: false, needsSetup: false });
  });
});

describe('a session', () => {
  it('that was ended elsewhere is rejected on its next request', async () => {
    const { email } = await newPerson();
    const [here, there] = [signIn(email), signIn(email)];
    await Promise.all([here.response, there.response]);
    const { items } = await answered(await here.browser.ask('GET', '/api/account/sessions'), {
      schema: sessionListSchema,
    });
    expect(items).toHaveLength(3);
    expect((await here.browser.ask('DELETE', '/api/account/sessions')).status).toBe(200);
    expect((await there.browser.ask('GET', '/api/chains')).status).toBe(401);
    expect((await here.browser.ask('GET', '/api/chains')).status).toBe(200);
    const left = items.find(({ current }) => current)?.id ?? '';
    const anonymous = await newPerson();
    expect((await anonymous.ask('DELETE', `/api/account/sessions/${left}`)).status).toBe(404);
    expect((await here.browser.ask('DELETE', '/api/session')).status).toBe(200);
    expect(here.browser.cookies()).not.toContain('session_token');
  });

  it('rejects writes from another site, and writes without an origin', async () => {
    const person = await newPerson();
    const post = (headers: Record<string, string>) => person.ask('POST', `/api/chains/${chainId}/sync`, {}, headers);
    const foreign: Record<string, string>[] = [
      { origin: 'https://evil.example' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'null' },
    ];
    for (const headers of foreign) expect((await refused(await post(headers), 403)).code).toBe('cross-site');
    const silent = { headers: { authorization: '', cookie: person.cookies(), host: 'localhost:3000' } };
    expect((await api.ask('POST', `/api/chains/${chainId}/sync`, silent)).status).toBe(403);
  });

  it('gets a new id after a password change, and all others end', async () => {
    const { email } = await newPerson();
    const [here, there] = [signIn(email), signIn(email)];
    await Promise.all([here.response, there.response]);
    const change = (current: string, next: string) =>
      here.browser.ask('POST', '/api/account/password', { current, next });
    expect((await refused(await change('not the password 1', 'another-long-password'), 422)).code).toBe(
      'password-wrong',
    );
    expect((await refused(await change(PASSWORD, 'short'), 422)).code).toBe('password-weak');
    const before = here.browser.cookies();
    expect((await change(PASSWORD, 'another-long-password')).status).toBe(200);
    expect(here.browser.cookies()).not.toBe(before);
    expect((await here.browser.ask('GET', '/api/chains')).status).toBe(200);
    expect((await there.browser.ask('GET', '/api/chains')).status).toBe(401);
    expect((await signIn(email).response).status).toBe(401);
  });
});

describe('invitations and roles', () => {
  it('a chain admin invites to that chain only, and sees only its people', async () => {
    const keeper = await newPerson([{ role: 'admin', chainId }]);
    await newPerson([{ role: 'viewer', chainId: otherId }]);
    const invite = (wanted: object) =>
      keeper.ask('POST', '/api/invitations', { email: 'new@example.com', role: 'viewer', ...wanted });
    expect((await invite({ chainId: null })).status).toBe(403);
    expect((await invite({ chainId: otherId })).status).toBe(403);
    const made = await answered(await invite({ chainId }), { status: 201, schema: invitationMadeSchema });
    expect(made.link).toContain('/invite#');
    const { items: open } = await answered(await keeper.ask('GET', '/api/invitations'), {
      schema: invitationListSchema,
    });
    expect(open.map(({ email }) => email)).toContain('new@example.com');
    expect(JSON.stringify(open)).not.toContain(made.link.split('#')[1]);
    const { items } = await answered(await keeper.ask('GET', '/api/people'), { schema: personListSchema });
    expect(items.flatMap(({ grants }) => grants.map((grant) => grant.chainId))).not.toContain(otherId);
    expect(items.map(({ email }) => email)).toContain(keeper.email);
    expect((await keeper.ask('DELETE', `/api/people/${items[0]?.id}`)).status).toBe(403);
    expect((await keeper.ask('DELETE', `/api/invitations/${made.invitation.id}`)).status).toBe(200);
    const token = made.link.split('#')[1];
    const late = openTestBrowser(api, { address: nextAddress() });
    expect((await refused(await late.ask('POST', '/api/invitations/look', { token }), 410)).code).toBe(
      'invitation-gone',
    );
  });

  it('a chain admin changes roles in that chain only', async () => {
    const keeper = await newPerson([{ role: 'admin', chainId }]);
    const person = await newPerson([
      { role: 'viewer', chainId },
      { role: 'operator', chainId: otherId },
    ]);
    const { items } = await answered(await keeper.ask('GET', '/api/people'), { schema: personListSchema });
    const { id = '' } = items.find(({ email }) => email === person.email) ?? {};
    const set = (grants: object[]) => keeper.ask('PUT', `/api/people/${id}/grants`, { grants });
    expect((await set([{ role: 'operator', chainId: otherId }])).status).toBe(403);
    expect((await set([{ role: 'admin', chainId: null }])).status).toBe(403);
    expect((await set([{ role: 'operator', chainId }])).status).toBe(200);
    const session = await answered(await person.ask('GET', '/api/session'), { schema: sessionSchema });
    expect(session.grants).toHaveLength(2);
    expect(session.grants).toEqual(
      expect.arrayContaining([
        { role: 'operator', chainId },
        { role: 'operator', chainId: otherId },
      ]),
    );
    expect(await actsOf(person.email)).toContain('grants-changed');
  });

  it('existing accounts join with their account, and only the invited one can', async () => {
    const admin = await newPerson();
    const person = await newPerson([{ role: 'viewer', chainId }]);
    const invite = async () => {
      const wanted = { email: person.email, role: 'operator', chainId: otherId };
      const made = await answered(await admin.ask('POST', '/api/invitations', wanted), {
        status: 201,
        schema: invitationMadeSchema,
      });
      return made.link.split('#')[1];
    };
    const token = await invite();
    expect((await refused(await admin.ask('POST', '/api/invitations/join', { token }), 409)).code).toBe('other-email');
    expect((await person.ask('POST', '/api/invitations/join', { token })).status).toBe(200);
    expect((await person.ask('POST', '/api/invitations/join', { token })).status).toBe(410);
    const elsewhere = openTestBrowser(api, { address: nextAddress() });
    const next = await invite();
    expect(
      (await elsewhere.ask('POST', '/api/invitations/accept', { token: next, password: 'not the password 1' })).status,
    ).toBe(401);
    expect((await elsewhere.ask('POST', '/api/invitations/accept', { token: next, password: PASSWORD })).status).toBe(
      200,
    );
    expect((await elsewhere.ask('GET', '/api/session')).status).toBe(200);
  });

  it('a removed person loses access at once', async () => {
    const admin = await newPerson();
    const person = await newPerson([{ role: 'viewer', chainId: null }]);
    const { items } = await answered(await admin.ask('GET', '/api/people'), { schema: personListSchema });
    const { id = '' } = items.find(({ email }) => email === person.email) ?? {};
    expect((await admin.ask('DELETE', `/api/people/${id}`)).status).toBe(200);
    expect((await person.ask('GET', '/api/chains')).status).toBe(401);
    expect((await admin.ask('DELETE', `/api/people/${id}`)).status).toBe(404);
    expect(await actsOf(person.email)).toContain('person-removed');
  });
});

describe('the attempt limit', () => {
  it('cannot be bypassed with forged X-Forwarded-For addresses', async () => {
    // The server appends the real client address last.
    const caller = nextAddress();
    const answers = [];
    for (let n = 0; n < 61; n += 1)
      answers.push(await signIn(`forged-${n}@example.com`, 'x', `198.51.100.${n}, ${caller}`).response);
    expect((await refused(answers[60] ?? new Response(), 429)).code).toBe('too-many-requests');
  });

  it('writes a limited number of audit events', async () => {
    const act = 'sign-in-refused' as const;
    expect(await api.db.auditEvent.count({ where: { act } })).toBeLessThan(61);
    const counted = await api.db.signInRefusals.aggregate({ _sum: { count: true }, where: { act } });
    expect(counted._sum.count).toBeGreaterThan(120);
  });
});
