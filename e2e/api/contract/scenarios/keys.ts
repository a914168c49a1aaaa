import type { Scenarios } from '#e2e/api/contract/scenario.ts';
import { keyCreatedSchema } from '#lib/contract/keys.ts';

const READER = { name: 'ツール', scope: 'read', chainIds: null, expiresAt: '2099-01-01T00:00:00Z' };

export const keys: Scenarios = {
  listKeys: { answers: { 200: (stage) => stage.call('listKeys') } },
  createKey: {
    body: READER,
    answers: {
      201: (stage) => stage.call('createKey', { body: READER }),
      'not-found': (stage) => stage.call('createKey', { body: { ...READER, chainIds: ['nobody'] } }),
      'key-exceeds-creator': async (stage) => {
        const made = await stage.call('createKey', { body: { ...READER, scope: 'admin' } });
        const { secret } = keyCreatedSchema.parse(await made.json());
        const as = { authorization: `Bearer ${secret}` };
        return stage.call('createKey', { as, body: { ...READER, expiresAt: null } });
      },
    },
  },
  revokeKey: {
    answers: {
      200: async (stage) => {
        const { key } = keyCreatedSchema.parse(await (await stage.call('createKey', { body: READER })).json());
        return stage.call('revokeKey', { params: { keyId: key.id } });
      },
    },
  },
};
