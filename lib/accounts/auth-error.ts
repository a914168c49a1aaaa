import { isAPIError } from 'better-auth/api';

/** better-auth's code for what it refused, or the status' name where it has none; anything else is thrown on. */
export function refusalCode(error: unknown): string {
  if (!isAPIError(error) || error.statusCode >= 500) throw error;
  return typeof error.body?.code === 'string' ? error.body.code : String(error.status);
}
