import { z } from 'zod';
import { SCOPES } from '#lib/domain/access.ts';
import { time } from './common.ts';

export const keySchema = z.object({
  id: z.string(),
  name: z.string(),
  start: z.string().describe('Its first characters.'),
  scope: z.enum(SCOPES),
  chainIds: z.array(z.string()).nullable().describe('Null: every chain, those to come included.'),
  createdBy: z.string().describe("Its creator's name at that time."),
  creator: z
    .object({ kind: z.enum(['person', 'key', 'system']), id: z.string().nullable() })
    .nullable()
    .describe('Null where it was made before this was recorded.'),
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
    .describe('Null: every chain, those to come included.'),
  expiresAt: time
    .refine((at) => Date.parse(at) > Date.now(), { params: { words: 'inThePast' } })
    .nullable()
    .describe('Null: never.'),
});
export type KeyCreate = z.infer<typeof keyCreateSchema>;

/** `alsoRevoked`: the keys that it created, and that those created. */
export const keyRevokedSchema = keySchema.extend({ alsoRevoked: z.array(keySchema) });

/** Of requests after which somebody may do less: what becomes of the keys that they created. */
export const revokeKeysQuerySchema = z.strictObject({
  revokeKeys: z
    .enum(['true', 'false'])
    .default('true')
    .describe(
      'Whether the keys that they created lose the chains in which they are no longer an admin, and are revoked where none is left; the keys that those created, too.',
    ),
});

/** `secret` is what the tool sends as `Authorization: Bearer`; nobody can see it again. */
export const keyCreatedSchema = z.object({ key: keySchema, secret: z.string() });
