import { z } from 'zod';
import { time } from './common.ts';
import { grantSchema } from './grants.ts';

export const email = z.email().max(254);

/** As typed; weak passwords are rejected later, with `password-weak`. */
export const password = z.string().min(1).max(200);

export const token = z.string().min(1).max(200);

export const entrySchema = z.object({
  trial: z.boolean().describe('Whether this caller can sign in to the trial with one click.'),
  needsSetup: z.boolean().describe('No account exists yet; the terminal shows the link that creates the first one.'),
});

export const signInSchema = z.strictObject({ email, password });

export const secondFactorCodeSchema = z.strictObject({ code: z.string().trim().min(1).max(40) });

export const signedInSchema = z.object({ state: z.enum(['signed-in', 'second-factor']) });

export const sessionSchema = z.object({
  person: z.object({ id: z.string(), name: z.string(), email: z.string() }),
  grants: z.array(grantSchema),
  secondFactor: z.boolean(),
  hasPassword: z.boolean().describe("False for the trial's built-in person."),
});
export type SessionView = z.infer<typeof sessionSchema>;

export const sessionListSchema = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      current: z.boolean(),
      createdAt: time,
      lastSeenAt: time,
      address: z.string().nullable(),
      userAgent: z.string().nullable(),
    }),
  ),
});

export const passwordChangeSchema = z.strictObject({ current: password, next: password });

export const passwordSchema = z.strictObject({ password });

export const secondFactorStartedSchema = z.object({
  uri: z.string().describe('For the authenticator: an otpauth: URI, shown as a QR code.'),
  backupCodes: z
    .array(z.string())
    .describe('Each can be used once if the authenticator is lost; shown only this time.'),
});
