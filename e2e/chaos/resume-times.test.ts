import { expect, it } from 'vitest';
import { event, request, wholeEvidence } from './checks/forged-evidence.test-helper.ts';
import type { Evidence } from './evidence.ts';
import { percentile, resumeTimes } from './resume-times.ts';
import type { Strike } from './strike.ts';

const kill: Strike = {
  kind: 'kill',
  atMs: 1_000,
  overAtMs: null,
  worker: 'worker-1',
  chains: [{ chainId: 'chain-1', fence: 10, worker: 'worker-1' }],
};

/** Accepted before the kill, taken over at 9 s, first request at 9.5 s. */
function struck(strikes: readonly Strike[]): Evidence {
  const whole = wholeEvidence();
  const ordering = [request(1, 1_050, { fence: 10 }), request(2, 9_500, { fence: 11 })];
  return {
    ...whole,
    audit: [event(2, { kind: 'accepted' }), event(90, { kind: 'lease', is: 'worker-2', fence: 11 })],
    chains: whole.chains.map((chain) => ({ ...chain, ordering })),
    strikes,
  };
}

it('counts from a kill to the next conductor’s first request, ignoring the last ones of the dead', () => {
  expect(resumeTimes(struck([kill]))).toEqual([{ kind: 'kill', chain: 'chain', ms: 8_500, disturbed: false }]);
});

it('leaves out a chain that was struck again before it could resume', () => {
  const again = {
    ...kill,
    atMs: 9_200,
    worker: 'worker-2',
    chains: [{ chainId: 'chain-1', fence: 11, worker: 'worker-2' }],
  };
  expect(resumeTimes(struck([kill, again]))).toEqual([]);
});

it('marks times during which another process was struck', () => {
  const elsewhere = { ...kill, atMs: 5_000, worker: 'worker-3', chains: [] };
  expect(resumeTimes(struck([kill, elsewhere]))).toMatchObject([{ ms: 8_500, disturbed: true }]);
});

it('uses the nearest rank', () => {
  expect(percentile([3, 1, 2, 4], 0.5)).toBe(2);
  expect(percentile([3, 1, 2, 4], 0.99)).toBe(4);
  expect(percentile([], 0.5)).toBeNull();
});
