import { keyCreatedSchema, keyCreateSchema, keyListSchema, keyRevokedSchema } from '#lib/contract/keys.ts';
import type { Operation } from './operation.ts';
import { KEEPS_CHAINS } from './who-may.ts';

export const keyOperations = {
  listKeys: {
    method: 'GET',
    path: '/api/keys',
    summary: 'The API keys of the chains you administer',
    access: KEEPS_CHAINS,
    answers: { 200: keyListSchema },
  },
  createKey: {
    method: 'POST',
    path: '/api/keys',
    summary:
      'Create an API key; its secret is shown only once. A key created with another key can’t exceed its access or lifetime',
    access: KEEPS_CHAINS,
    body: keyCreateSchema,
    answers: { 201: keyCreatedSchema },
    problems: ['not-found', 'key-exceeds-creator'],
  },
  revokeKey: {
    method: 'DELETE',
    path: '/api/keys/{keyId}',
    summary: 'Revoke an API key and the keys it created, effective from their next request',
    access: KEEPS_CHAINS,
    answers: { 200: keyRevokedSchema },
  },
} as const satisfies Record<string, Operation>;
