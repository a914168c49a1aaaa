import { z } from 'zod';
import { ROLES } from '#lib/domain/access.ts';
import { statusOkSchema, time } from './common.ts';
import { grantSchema } from './grants.ts';
import { keySchema } from './keys.ts';
import { email, password, token } from './session.ts';

export const personSchema = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  grants: z.array(grantSchema),
  lastSignInAt: time.nullable(),
  secondFactor: z.boolean(),
});
export type PersonView = z.infer<typeof personSchema>;

const changedKeys = z.array(keySchema).describe('Their API keys that were revoked or lost chains, in their new state.');

export const grantsSetSchema = personSchema.extend({ keys: changedKeys });

export const personRemovedSchema = statusOkSchema.extend({ keys: changedKeys });

export const personListSchema = z.object({ items: z.array(personSchema) });

export const inviteSchema = z.strictObject({ email, ...grantSchema.shape });

export const invitationSchema = z.object({
  id: z.string(),
  email: z.string().nullable(),
  ...grantSchema.shape,
  invitedBy: z.string(),
  createdAt: time,
  expiresAt: time,
});

export const invitationListSchema = z.object({ items: z.array(invitationSchema) });

/** `link` opens the page that accepts the invitation. The token is in the URL's fragment, which no server logs. */
export const invitationMadeSchema = z.object({ invitation: invitationSchema, link: z.string() });

export const lookInvitationSchema = z.strictObject({ token });

export const invitationFactsSchema = z.object({
  email: z.string().nullable().describe('Null for the first account, which chooses its own e-mail.'),
  role: z.enum(ROLES),
  chainName: z.string().nullable().describe('Null: every chain.'),
  hasAccount: z
    .boolean()
    .describe('An account with this e-mail already exists; accept the invitation with its password.'),
});

export const acceptInvitationSchema = z.strictObject({
  token,
  name: z.string().trim().min(1).max(100).optional(),
  email: email.optional().describe("Only for the first account; otherwise the invitation's e-mail is used."),
  password,
});
