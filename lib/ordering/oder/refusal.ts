import { SyncError, type SyncErrorDetail } from '#lib/domain/errors.ts';
import { refusedError } from '#lib/upstream-http/error-maker.ts';
import type { UpstreamRefusal } from '#lib/upstream-http/send-once.ts';
import { sanitizeMessage } from '#lib/upstream-http/upstream-message.ts';
import { rejectionSchema } from './schema.ts';

/** The item or category an id in a refusal belongs to, named for the operator who has to fix it. */
export type Named = { readonly id: string; readonly name: string };
export type FindNamed = (id: string) => Named | undefined;

/** Maps a 4xx of the platform to an error (401, 403 and 429 are handled earlier). */
export function refusalError(
  answer: UpstreamRefusal,
  options: { findNamed: FindNamed; secrets: readonly string[] },
): SyncError {
  const { status, said } = answer;
  const detail: SyncErrorDetail = { status, ...(said !== undefined && { said }) };
  switch (status) {
    case 404:
      return new SyncError('ordering-shop-unknown', { detail });
    case 409:
      return new SyncError('ordering-stale-fence', { detail });
    case 413:
      return new SyncError('ordering-too-large', { detail });
    case 422:
      return new SyncError('ordering-rejected', { detail: { ...detail, ...firstError(answer, options) } });
    default:
      return refusedError('ordering', answer);
  }
}

function firstError(
  { body }: UpstreamRefusal,
  { findNamed, secrets }: { findNamed: FindNamed; secrets: readonly string[] },
): SyncErrorDetail {
  const first = rejectionSchema.safeParse(body).data?.errors[0];
  if (!first) return {};
  const named = first.id ? findNamed(first.id) : undefined;
  const itemId = named?.id ?? first.id;
  return {
    ...(itemId && { itemId }),
    ...(named && { itemName: named.name }),
    ...(first.field && { field: sanitizeMessage(first.field, secrets) }),
    said: sanitizeMessage(first.message, secrets),
  };
}
