import { keyCreatedSchema, keyCreateSchema, keyListSchema, keyRevokedSchema } from '#lib/contract/keys.ts';
import type { Operation } from './operation.ts';
import { KEEPS_CHAINS } from './who-may.ts';

export const keyOperations = {
  listKeys: {
    method: 'GET',
    path: '/api/keys',
    summary: 'The API keys of the chains that you look after',
    access: KEEPS_CHAINS,
    answers: { 200: keyListSchema },
  },
  createKey: {
    method: 'POST',
    path: '/api/keys',
    summary:
      'Make an API key; the answer shows it once. One that a key makes opens no more and lasts no longer than that key',
    access: KEEPS_CHAINS,
    body: keyCreateSchema,
    answers: { 201: keyCreatedSchema },
    problems: ['not-found', 'key-exceeds-creator'],
  },
  revokeKey: {
    method: 'DELETE',
    path: '/api/keys/{keyId}',
    summary: 'Revoke an API key, and the keys that it created, from their next request on',
    access: KEEPS_CHAINS,
    answers: { 200: keyRevokedSchema },
  },
} as const satisfies Record<string, Operation>;
