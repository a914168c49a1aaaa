import { expect, it } from 'vitest';
import { isLastInvalid } from './webhook-state.ts';

const EARLIER = '2026-11-30T09:00:00.000Z';
const LATER = '2026-11-30T09:00:01.000Z';

it.each([
  [null, null, false],
  [EARLIER, null, false],
  [null, EARLIER, true],
  [EARLIER, LATER, true],
  [LATER, EARLIER, false],
])('with a valid event at %s and an invalid one at %s: %s', (lastEventAt, lastInvalidAt, expected) => {
  expect(isLastInvalid({ lastEventAt, lastInvalidAt })).toBe(expected);
});
