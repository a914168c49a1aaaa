import { invitation, PASSWORD, tokenIn } from '#e2e/api/contract/members.ts';
import type { Scenarios } from '#e2e/api/contract/scenario.ts';
import type { Stage } from '#e2e/api/contract/stage.ts';

let guests = 0;

/** A pending invitation, for a new address by default. */
async function invited(stage: Stage, email = `guest-${(guests += 1)}@example.com`) {
  const body = { email, role: 'operator', chainId: stage.ids.chainId };
  const { link, invitation: made } = await invitation(stage.call, { body, by: stage.admin });
  return { email, token: tokenIn(link), invitationId: made.id };
}

/** The only admin over everything, with no other candidate. */
async function asOnlyAdmin<T>(stage: Stage, work: () => Promise<T>): Promise<T> {
  const { db } = stage.api;
  const others = { chainId: null, role: 'admin', NOT: { userId: stage.admin.id } } as const;
  const before = await db.member.findMany({ where: others });
  await db.member.deleteMany({ where: others });
  try {
    return await work();
  } finally {
    await db.member.createMany({ data: before });
  }
}

export const people: Scenarios = {
  listPeople: { answers: { 200: (stage) => stage.call('listPeople') } },
  setGrants: {
    body: { grants: [] },
    answers: {
      200: async (stage) => {
        const { id: personId } = await stage.member();
        const grants = [{ role: 'viewer', chainId: stage.ids.chainId }];
        return stage.call('setGrants', { params: { personId }, body: { grants } });
      },
      'last-admin': (stage) =>
        asOnlyAdmin(stage, () =>
          stage.call('setGrants', { params: { personId: stage.admin.id }, body: { grants: [] } }),
        ),
    },
  },
  removePerson: {
    answers: {
      200: async (stage) => stage.call('removePerson', { params: { personId: (await stage.member()).id } }),
      'last-admin': (stage) =>
        asOnlyAdmin(stage, () => stage.call('removePerson', { params: { personId: stage.admin.id } })),
    },
  },
  listInvitations: { answers: { 200: (stage) => stage.call('listInvitations') } },
  invite: {
    body: { email: 'never@example.com', role: 'viewer', chainId: null },
    answers: {
      201: (stage) =>
        stage.call('invite', { body: { email: 'once@example.com', role: 'viewer', chainId: stage.ids.chainId } }),
      'not-found': (stage) =>
        stage.call('invite', { body: { email: 'once@example.com', role: 'viewer', chainId: 'nobody' } }),
    },
  },
  revokeInvitation: {
    answers: {
      200: async (stage) => stage.call('revokeInvitation', { params: await invited(stage) }),
    },
  },
  lookInvitation: {
    body: { token: 'nothing' },
    answers: {
      200: async (stage) => stage.call('lookInvitation', { body: { token: (await invited(stage)).token } }),
      'invitation-gone': (stage) => stage.call('lookInvitation', { body: { token: 'nothing' } }),
    },
  },
  acceptInvitation: {
    body: { token: 'nothing', password: PASSWORD },
    answers: {
      200: async (stage) => {
        const { token } = await invited(stage);
        return stage.call('acceptInvitation', { body: { token, name: '新人', password: PASSWORD } });
      },
      'invitation-gone': (stage) => stage.call('acceptInvitation', { body: { token: 'nothing', password: PASSWORD } }),
      'password-weak': async (stage) => {
        const { token } = await invited(stage);
        return stage.call('acceptInvitation', { body: { token, password: 'short' } });
      },
      'sign-in-refused': async (stage) => {
        const { token } = await invited(stage, (await stage.member()).email);
        return stage.call('acceptInvitation', { body: { token, password: 'not the password' } });
      },
      'sign-in-locked': async (stage) => {
        const { email } = await stage.member();
        const { token } = await invited(stage, email);
        for (let tries = 0; tries < 6; tries++)
          await stage.call('signIn', { body: { email, password: 'not the password' } });
        return stage.call('acceptInvitation', { body: { token, password: PASSWORD } });
      },
    },
  },
  joinByInvitation: {
    body: { token: 'nothing' },
    answers: {
      200: async (stage) => {
        const { email, headers: as } = await stage.member();
        return stage.call('joinByInvitation', { as, body: { token: (await invited(stage, email)).token } });
      },
      'invitation-gone': (stage) => stage.call('joinByInvitation', { body: { token: 'nothing' } }),
      'other-email': async (stage) => stage.call('joinByInvitation', { body: { token: (await invited(stage)).token } }),
    },
  },
};
