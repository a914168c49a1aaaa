import { z } from 'zod';
import { SCOPES } from '#lib/domain/access.ts';
import { time } from './common.ts';

export const keySchema = z.object({
  id: z.string(),
  name: z.string(),
  start: z.string().describe('The first characters of the secret.'),
  scope: z.enum(SCOPES),
  chainIds: z.array(z.string()).nullable().describe('Null: every chain, including future ones.'),
  createdBy: z.string().describe("The creator's name at that time."),
  creator: z
    .object({ kind: z.enum(['person', 'key', 'system']), id: z.string().nullable() })
    .nullable()
    .describe('Null for keys created before this was recorded.'),
  createdAt: time,
  expiresAt: time.nullable(),
  lastUsedAt: time.nullable(),
  revokedAt: time.nullable(),
});
export type KeyView = z.infer<typeof keySchema>;

export const keyListSchema = z.object({ items: z.array(keySchema) });

export const keyCreateSchema = z.strictObject({
  name: z.string().trim().min(1).max(100),
  scope: z.enum(SCOPES),
  chainIds: z
    .array(z.string().min(1).max(100))
    .min(1)
    .max(1_000)
    .nullable()
    .describe('Null: every chain, including future ones.'),
  expiresAt: time
    .refine((at) => Date.parse(at) > Date.now(), { params: { words: 'inThePast' } })
    .nullable()
    .describe('Null: the key does not expire.'),
});
export type KeyCreate = z.infer<typeof keyCreateSchema>;

/** `alsoRevoked`: the keys that it created, directly or indirectly. */
export const keyRevokedSchema = keySchema.extend({ alsoRevoked: z.array(keySchema) });

/** For requests that reduce a person's access: what happens to the keys they created. */
export const revokeKeysQuerySchema = z.strictObject({
  revokeKeys: z
    .enum(['true', 'false'])
    .default('true')
    .describe(
      'Whether API keys they created, directly or through other keys, lose the chains that they no longer administer, and are revoked if none is left.',
    ),
});

/** `secret` is sent as `Authorization: Bearer`; it can't be retrieved later. */
export const keyCreatedSchema = z.object({ key: keySchema, secret: z.string() });
