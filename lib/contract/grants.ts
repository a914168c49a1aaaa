import { z } from 'zod';
import { ROLES } from '#lib/domain/access.ts';

/** `chainId` null: every chain, including future ones, and the installation itself. */
export const grantSchema = z.strictObject({ role: z.enum(ROLES), chainId: z.string().max(100).nullable() });
export type GrantView = z.infer<typeof grantSchema>;

export const grantListSchema = z.strictObject({ grants: z.array(grantSchema).max(1_000) });
