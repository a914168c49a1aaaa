import { cookiesOf, type Member, PASSWORD } from '#e2e/api/contract/members.ts';
import { oneTimeCode } from '#e2e/api/contract/one-time-code.ts';
import type { Scenario, Scenarios } from '#e2e/api/contract/scenario.ts';
import { SEALED_ELSEWHERE, type Stage } from '#e2e/api/contract/stage.ts';
import { secondFactorStartedSchema, sessionListSchema } from '#lib/contract/session.ts';
import type { OperationName } from '#lib/operations/operations.ts';

const WRONG = 'not the password';
/** This many wrong attempts lock an account for a while. */
const TRIES = 6;

const wrongSignIn = (stage: Stage, email: string, as: Member['headers'] = {}) =>
  stage.call('signIn', { as, body: { email, password: WRONG } });

/** The member's own account after too many wrong passwords in their own browser. */
function locked(name: OperationName, body: (member: Member) => object): Scenario {
  return async (stage) => {
    const member = await stage.member();
    for (let tries = 0; tries < TRIES; tries++) await wrongSignIn(stage, member.email, member.headers);
    return stage.call(name, { as: member.headers, body: body(member) });
  };
}

/** An authenticator that is set up but not yet confirmed; `code` is what it shows. */
async function begun(stage: Stage) {
  const member = await stage.member();
  const answer = await stage.call('startSecondFactor', { as: member.headers, body: { password: PASSWORD } });
  const { uri } = secondFactorStartedSchema.parse(await answer.json());
  return { member, code: (periodsLater?: number) => oneTimeCode(uri, periodsLater) };
}

/** The same, confirmed, with the member's new session. */
async function secured(stage: Stage) {
  const { member, code } = await begun(stage);
  const confirmed = await stage.call('confirmSecondFactor', { as: member.headers, body: { code: code() } });
  return { member, code, as: cookiesOf(confirmed) };
}

/** Someone who has entered the password and must enter the code. */
async function challenged(stage: Stage) {
  const { member, code } = await secured(stage);
  const body = { email: member.email, password: PASSWORD };
  return { member, code, as: cookiesOf(await stage.call('signIn', { body })) };
}

async function sealElsewhere({ api }: Stage, { id: userId }: Member): Promise<void> {
  await api.db.twoFactor.update({ where: { userId }, data: { secret: SEALED_ELSEWHERE } });
}

export const accounts: Scenarios = {
  getEntry: { answers: { 200: (stage) => stage.call('getEntry') } },
  signIn: {
    body: { email: 'nobody@example.com', password: WRONG },
    answers: {
      200: async (stage) => {
        const { email } = await stage.member();
        return stage.call('signIn', { body: { email, password: PASSWORD } });
      },
      'sign-in-refused': (stage) => wrongSignIn(stage, 'nobody@example.com'),
      'sign-in-locked': locked('signIn', ({ email }) => ({ email, password: PASSWORD })),
    },
  },
  signInSecondFactor: {
    body: { code: '123456' },
    answers: {
      200: async (stage) => {
        const { as, code } = await challenged(stage);
        // The current code was already used to enable it.
        return stage.call('signInSecondFactor', { as, body: { code: code(1) } });
      },
      'second-factor-unreadable': async (stage) => {
        const { as, code, member } = await challenged(stage);
        await sealElsewhere(stage, member);
        return stage.call('signInSecondFactor', { as, body: { code: code(1) } });
      },
      'second-factor-refused': async (stage) => {
        const { as } = await challenged(stage);
        return stage.call('signInSecondFactor', { as, body: { code: 'no-such-code' } });
      },
      'not-ready': async (stage) => {
        const { as } = await challenged(stage);
        return stage.away(() => stage.call('signInSecondFactor', { as, body: { code: '123456' } }));
      },
      'second-factor-expired': (stage) => stage.call('signInSecondFactor', { body: { code: '123456' } }),
      'sign-in-locked': async (stage) => {
        const { as, code, member } = await challenged(stage);
        for (let tries = 0; tries < TRIES; tries++) await wrongSignIn(stage, member.email);
        return stage.call('signInSecondFactor', { as, body: { code: code() } });
      },
    },
  },
  signInTrial: { answers: { 'not-trial': (stage) => stage.call('signInTrial') } },
  getSession: { answers: { 200: (stage) => stage.call('getSession') } },
  signOut: {
    answers: { 200: async (stage) => stage.call('signOut', { as: (await stage.member()).headers }) },
  },
  listSessions: { answers: { 200: (stage) => stage.call('listSessions') } },
  endSession: {
    answers: {
      200: async (stage) => {
        const { headers: as } = await stage.member();
        const { items } = sessionListSchema.parse(await (await stage.call('listSessions', { as })).json());
        return stage.call('endSession', { as, params: { sessionId: items[0]?.id ?? '' } });
      },
    },
  },
  endOtherSessions: {
    answers: { 200: async (stage) => stage.call('endOtherSessions', { as: (await stage.member()).headers }) },
  },
  changePassword: {
    body: { current: PASSWORD, next: 'brand-new staple 2' },
    answers: {
      200: async (stage) => {
        const { headers: as } = await stage.member();
        return stage.call('changePassword', { as, body: { current: PASSWORD, next: 'brand-new staple 2' } });
      },
      'password-wrong': async (stage) => {
        const { headers: as } = await stage.member();
        return stage.call('changePassword', { as, body: { current: WRONG, next: 'brand-new staple 2' } });
      },
      'password-weak': async (stage) => {
        const { headers: as } = await stage.member();
        return stage.call('changePassword', { as, body: { current: PASSWORD, next: 'short' } });
      },
      'sign-in-locked': locked('changePassword', () => ({ current: PASSWORD, next: 'brand-new staple 2' })),
    },
  },
  startSecondFactor: {
    body: { password: PASSWORD },
    answers: {
      200: async (stage) => {
        const { headers: as } = await stage.member();
        return stage.call('startSecondFactor', { as, body: { password: PASSWORD } });
      },
      'password-wrong': async (stage) => {
        const { headers: as } = await stage.member();
        return stage.call('startSecondFactor', { as, body: { password: WRONG } });
      },
      'second-factor-on': async (stage) => {
        const { as } = await secured(stage);
        return stage.call('startSecondFactor', { as, body: { password: PASSWORD } });
      },
      'sign-in-locked': locked('startSecondFactor', () => ({ password: PASSWORD })),
    },
  },
  confirmSecondFactor: {
    body: { code: '123456' },
    answers: {
      200: async (stage) => {
        const { member, code } = await begun(stage);
        return stage.call('confirmSecondFactor', { as: member.headers, body: { code: code() } });
      },
      'second-factor-refused': async (stage) => {
        const { member } = await begun(stage);
        return stage.call('confirmSecondFactor', { as: member.headers, body: { code: 'no-such-code' } });
      },
      'second-factor-unreadable': async (stage) => {
        const { member, code } = await begun(stage);
        await sealElsewhere(stage, member);
        return stage.call('confirmSecondFactor', { as: member.headers, body: { code: code() } });
      },
      'second-factor-on': async (stage) => {
        const { as, code } = await secured(stage);
        return stage.call('confirmSecondFactor', { as, body: { code: code() } });
      },
    },
  },
  stopSecondFactor: {
    body: { password: PASSWORD },
    answers: {
      200: async (stage) => {
        const { as } = await secured(stage);
        return stage.call('stopSecondFactor', { as, body: { password: PASSWORD } });
      },
      'password-wrong': async (stage) => {
        const { as } = await secured(stage);
        return stage.call('stopSecondFactor', { as, body: { password: WRONG } });
      },
      'sign-in-locked': locked('stopSecondFactor', () => ({ password: PASSWORD })),
    },
  },
};
