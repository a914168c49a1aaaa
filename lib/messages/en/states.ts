import type { statesJa } from '#lib/messages/ja/states.ts';
import type { SameKeys } from '#lib/messages/same-keys.ts';

export const statesEn = {
  state: {
    IDLE: 'Never synced',
    QUEUED: 'Queued',
    RUNNING: 'Syncing',
    SUCCEEDED: 'Synced',
    FAILED: 'Failed',
    HELD: 'Held',
    SKIPPED: 'Not started',
    CANCELLED: 'Stopped',
  },
  phase: {
    READING: 'Reading from POS',
    COMPARING: 'Comparing',
    PUBLISHING: 'Publishing',
  },
  outOfScope: 'Out of scope',
} as const satisfies SameKeys<typeof statesJa>;
