import { randomBytes } from 'node:crypto';
import { squareEventSchema } from '#lib/contract/hooks.ts';
import { isSignedBySquare, SIGNATURE_HEADER } from '#lib/pos/square/webhook-signature.ts';
import type { PosEvent, WebhookStore } from '#lib/sync/webhooks/webhook-store.ts';

/** `refused`: no valid signature, or no such chain. `unreadable`: signed, but not an event. */
export type EventReceived = 'stored' | 'repeated' | 'refused' | 'unreadable';

type Received = { readonly chainId: string; readonly body: Uint8Array; readonly headers: Headers };

/** Stores an event that Square sent; it is handled later. */
export function squareEventReceiver(store: WebhookStore, urlOf: (chainId: string) => string) {
  return async ({ chainId, body, headers }: Received): Promise<EventReceived> => {
    const known = await store.signatureKey(chainId);
    // Computed even without a key, so that the time doesn't tell whether the chain exists.
    const key = known ?? randomBytes(32).toString('base64url');
    const isSigned = isSignedBySquare(headers.get(SIGNATURE_HEADER), { key, url: urlOf(chainId), body });
    if (known === null || !isSigned) {
      await store.noteInvalid(chainId);
      return 'refused';
    }
    const event = eventIn(body);
    return event === null ? 'unreadable' : store.receive(chainId, event);
  };
}

function eventIn(body: Uint8Array): PosEvent | null {
  const read = squareEventSchema.safeParse(jsonIn(body));
  if (!read.success) return null;
  const { event_id: id, type, created_at: createdAt } = read.data;
  const createdAtMs = Date.parse(createdAt ?? '');
  // Postgres can't store null bytes.
  if (`${id}${type}`.includes('\0')) return null;
  return { id, type, createdAt: Number.isNaN(createdAtMs) ? null : new Date(createdAtMs) };
}

function jsonIn(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
}
