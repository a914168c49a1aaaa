import { type EventParts, handleDueEvents } from '#lib/sync/webhooks/handle-events.ts';

const LOOK_EVERY_MS = 1_000;

/** Handles the POSs' events in the background, one look after another. */
export function startEventHandling(parts: EventParts) {
  let looking: Promise<void> | null = null;
  let isFailing = false;

  async function look(): Promise<void> {
    try {
      await handleDueEvents(parts);
      isFailing = false;
    } catch (error) {
      // Each second while the database is away; one line is enough.
      if (!isFailing) parts.log.warn({ err: error }, 'could not look for events of the POSs');
      isFailing = true;
    }
  }

  const timer = setInterval(() => {
    looking ??= look().finally(() => {
      looking = null;
    });
  }, LOOK_EVERY_MS);

  return {
    async stop(): Promise<void> {
      clearInterval(timer);
      await looking;
    },
  };
}
