import { isAPIError } from 'better-auth/api';

/** better-auth's error code, or its status name if there is no code. Rethrows server errors and anything that isn't an API error. */
export function refusalCode(error: unknown): string {
  if (!isAPIError(error) || error.statusCode >= 500) throw error;
  return typeof error.body?.code === 'string' ? error.body.code : String(error.status);
}
