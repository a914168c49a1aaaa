import { z } from 'zod';

/*
 * The HTTP API's schemas, by topic. Routes parse requests with them, and the browser client parses responses with them.
 * Times are ISO 8601 strings in UTC, durations integers in milliseconds, money integers in the smallest unit.
 */

export const time = z.iso.datetime();

export const count = z.int().nonnegative();

export const emptyBodySchema = z.strictObject({});

export const statusOkSchema = z.object({ status: z.literal('ok') });
