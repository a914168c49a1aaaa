import { POS_EVENTS } from '#lib/domain/access.ts';
import type { SyncLog } from '#lib/sync/conductor/conductor-context.ts';
import type { SyncAnswer, SyncRequest } from '#lib/sync/requests/sync-request.ts';
import type { DueEvents, WebhookStore } from './webhook-store.ts';

/** One edit at the POS causes several events within a second or two; those of this window cause one sync. */
const WINDOW_MS = 2_000;

export type EventParts = {
  readonly store: WebhookStore;
  readonly requestSync: (request: SyncRequest) => Promise<SyncAnswer>;
  /** Stock at the POS has changed, and with it perhaps what is sold out. */
  readonly onInventoryChanged: (chainId: string) => Promise<void>;
  readonly log: SyncLog;
};

/**
 * Handles the events whose window has ended. Safe in several processes at once. If this one dies after it has requested a
 * sync, its events are handled again: a second sync finds nothing to change.
 */
export async function handleDueEvents(parts: EventParts): Promise<void> {
  for (const due of await parts.store.takeDue(WINDOW_MS)) {
    try {
      await handle(parts, due);
    } catch (error) {
      parts.log.warn({ chainId: due.chainId, err: error }, 'events of the POS not handled, will try again');
    }
  }
}

async function handle({ store, requestSync, onInventoryChanged, log }: EventParts, due: DueEvents): Promise<void> {
  const { chainId, events, autoSync } = due;
  const types = new Set(events.map(({ type }) => type));
  log.info({ chainId, types: [...types], events: events.length, autoSync }, 'the POS reported changes');
  if (types.has('inventory.count.updated')) await onInventoryChanged(chainId);
  if (autoSync && types.has('catalog.version.updated')) {
    await requestSync({ chainId, follow: true, by: POS_EVENTS });
  }
  await store.setHandled(due);
}
