import { createHmac, randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { ParsedEdit } from './edit-schema.ts';

/** What can befall an event; `reordered`: it arrives after the next one. */
const faultSchema = z.enum(['lost', 'repeated', 'reordered', 'wrong-signature', 'none']);

const subscriptionSchema = z.strictObject({
  url: z.url(),
  signatureKey: z.string(),
  /** For the next events, one each; then none. */
  faults: z.array(faultSchema).default([]),
});
type Subscription = z.output<typeof subscriptionSchema>;

/** Beside the edits, for the control API. */
export const webhookEditSchema = z.discriminatedUnion('kind', [
  /** Null ends it. */
  z.strictObject({ kind: z.literal('subscribe-webhook'), subscription: subscriptionSchema.nullable() }),
  /** An event that no edit causes, such as a revoked authorization. */
  z.strictObject({ kind: z.literal('send-event'), type: z.string() }),
]);
export type WebhookEdit = z.output<typeof webhookEditSchema>;

/** A request that was sent, and its answer's status; null if none came. */
type Delivery = { readonly eventId: string; readonly type: string; readonly status: number | null };

export type Webhooks = {
  /** Replaces the subscription; null ends it. An event that a fault holds back is dropped. */
  readonly subscribe: (subscription: z.input<typeof subscriptionSchema> | null) => void;
  readonly send: (type: string) => void;
  readonly deliveries: () => readonly Delivery[];
  /** Resolves once everything sent has been answered. */
  readonly settled: () => Promise<void>;
  readonly close: () => void;
};

type Target = Pick<Subscription, 'url' | 'signatureKey'>;
type Event = { readonly id: string; readonly type: string; readonly body: string };
const ANSWER_WITHIN_MS = 10_000;

/** The event that Square sends after an edit. */
export function eventAfter({ kind }: Pick<ParsedEdit, 'kind'>): string {
  return kind === 'change-location' ? 'location.updated' : 'catalog.version.updated';
}

/** Sends events one after another, in order unless a fault says otherwise. Unlike Square, it doesn't send them again. */
export function createWebhooks(merchantId: string): Webhooks {
  let subscription: Subscription | null = null;
  let faults: z.output<typeof faultSchema>[] = [];
  let heldBack: readonly Event[] = [];
  let sending = Promise.resolve();
  const delivered: Delivery[] = [];
  const closing = new AbortController();

  function enqueue(event: Event, { url, signatureKey }: Target): void {
    sending = sending.then(async () => {
      const status = await post(event, { url, signatureKey }, closing.signal).catch(() => null);
      delivered.push({ eventId: event.id, type: event.type, status });
    });
  }

  return {
    subscribe(next) {
      subscription = next && subscriptionSchema.parse(next);
      faults = [...(subscription?.faults ?? [])];
      heldBack = [];
    },
    send(type) {
      if (subscription === null) return;
      const event = eventOf(type, merchantId);
      const fault = faults.shift() ?? 'none';
      if (fault === 'lost') return;
      if (fault === 'reordered') {
        heldBack = [...heldBack, event];
        return;
      }
      const key = fault === 'wrong-signature' ? `not ${subscription.signatureKey}` : subscription.signatureKey;
      const copies = fault === 'repeated' ? [event, event] : [event];
      for (const copy of [...copies, ...heldBack]) enqueue(copy, { ...subscription, signatureKey: key });
      heldBack = [];
    },
    deliveries: () => delivered,
    settled: () => sending,
    close: () => closing.abort(),
  };
}

async function post({ body }: Event, { url, signatureKey }: Target, closing: AbortSignal): Promise<number> {
  const signature = createHmac('sha256', signatureKey).update(`${url}${body}`).digest('base64');
  const headers = { 'content-type': 'application/json', 'x-square-hmacsha256-signature': signature };
  const signal = AbortSignal.any([closing, AbortSignal.timeout(ANSWER_WITHIN_MS)]);
  const response = await fetch(url, { method: 'POST', headers, body, signal });
  await response.arrayBuffer();
  return response.status;
}

/** As Square sends it: with nanoseconds, and without what changed. */
function eventOf(type: string, merchantId: string): Event {
  const id = randomUUID();
  const at = new Date().toISOString();
  const data =
    type === 'catalog.version.updated'
      ? { type: 'catalog_version', id: '', object: { catalog_version: { updated_at: at } } }
      : { type: type.split('.')[0], id: randomUUID() };
  const created_at = at.replace('Z', '000000Z');
  return { id, type, body: JSON.stringify({ merchant_id: merchantId, type, event_id: id, created_at, data }) };
}
