import { describe, expect, it } from 'vitest';
import { type SideTrouble, waitingFor } from './waiting-for.ts';

const FINE: SideTrouble = { closedUntilMs: null, isDown: false, isRetrying: false };
const NOW = 1_000_000;

describe('waitingFor', () => {
  it('is null if both sides work', () => {
    expect(waitingFor({ pos: FINE, ordering: FINE }, NOW)).toBeNull();
    expect(waitingFor({ pos: { ...FINE, closedUntilMs: NOW }, ordering: FINE }, NOW)).toBeNull();
  });

  it.each([
    [{ closedUntilMs: NOW + 5_000 }, { why: 'closed', untilMs: NOW + 5_000 }],
    [{ isDown: true }, { why: 'down', untilMs: null }],
    [{ isRetrying: true }, { why: 'retrying', untilMs: null }],
  ])('returns the side with %j', (trouble, wanted) => {
    expect(waitingFor({ pos: { ...FINE, ...trouble }, ordering: FINE }, NOW)).toEqual({ side: 'pos', ...wanted });
    expect(waitingFor({ pos: FINE, ordering: { ...FINE, ...trouble } }, NOW)).toEqual({ side: 'ordering', ...wanted });
  });

  it('prefers a wait with a known end', () => {
    const sides = { pos: { ...FINE, isRetrying: true }, ordering: { ...FINE, closedUntilMs: NOW + 1 } };
    expect(waitingFor(sides, NOW)).toMatchObject({ side: 'ordering', why: 'closed' });
  });
});
