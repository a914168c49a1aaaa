import { expect, it } from 'vitest';
import type { SyncErrorCode } from '#lib/domain/errors.ts';
import { localize } from './localize.ts';

it.each<[SyncErrorCode, boolean]>([
  ['pos-unauthorized', false],
  ['ordering-rejected', false],
  ['held', false],
  ['approval-out-of-date', false],
  ['pos-busy', true],
])('a shop skipped because of %s is retryable: %s', (causeCode, retryable) => {
  expect(localize('en').error({ code: 'categories-failed', detail: { causeCode } })).toMatchObject({
    code: 'categories-failed',
    retryable,
    detail: { causeCode },
  });
});
