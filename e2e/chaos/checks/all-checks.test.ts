import { describe, expect, it } from 'vitest';
import type { ChainEvidence, Evidence } from '#e2e/chaos/evidence.ts';
import { emptyLoadRecord } from '#e2e/chaos/load.ts';
import { judge } from './all-checks.ts';
import { event, menuEvent, menuPut, request, wholeEvidence } from './forged-evidence.test-helper.ts';
import { onlyArrows } from './runs.ts';

function brokenIn(evidence: Evidence): readonly string[] {
  return judge(evidence).flatMap((check) => (check.broken.length > 0 ? check.name : []));
}

/** The complete evidence with its chain changed. */
function withChain(change: (chain: ChainEvidence) => Partial<ChainEvidence>): Evidence {
  const whole = wholeEvidence();
  return { ...whole, chains: whole.chains.map((chain) => ({ ...chain, ...change(chain) })) };
}

const withOrdering = (...more: ChainEvidence['ordering']) =>
  withChain(({ ordering }) => ({ ordering: [...ordering, ...more] }));
const withAudit = (...more: Evidence['audit']): Evidence => {
  const whole = wholeEvidence();
  return { ...whole, audit: [...whole.audit, ...more].toSorted((a, b) => a.id - b.id) };
};
const withoutAudit = (id: number): Evidence => {
  const whole = wholeEvidence();
  return { ...whole, audit: whole.audit.filter((one) => one.id !== id) };
};

/** The evidence that each breach would leave, and the check that has to find it. */
const BREACHES: readonly (readonly [breach: string, evidence: Evidence, found: string])[] = [
  [
    'a second run takes a queued shop',
    withAudit(menuEvent(5, 'QUEUED', 'QUEUED', { runId: 'run-2' })),
    'I1 a target is active for one run',
  ],
  [
    'two of two requests are accepted',
    { ...wholeEvidence(), load: [{ ...emptyLoadRecord(), contests: [{ asked: 2, accepted: ['run-1', 'run-2'] }] }] },
    'I1 of requests at once one is accepted',
  ],
  [
    'a shop settles without having run',
    withAudit(menuEvent(5, 'QUEUED', 'SUCCEEDED')),
    'I2 only arrows of the diagram',
  ],
  ['a menu is sent for an unclaimed shop', withoutAudit(8), 'I2 menus are sent for a claimed shop'],
  ['the run was never stamped', withoutAudit(4), 'I3 after a category sync of their own'],
  ['its categories had not succeeded', withoutAudit(7), 'I3 after a category sync of their own'],
  [
    'the POS was read before the run was stamped',
    withChain(({ pos }) => ({ pos: pos.map((one) => ({ ...one, startedAt: 250, finishedAt: 300 })) })),
    'I3 after a category sync of their own',
  ],
  [
    'two requests are open where one may be',
    withOrdering(request(3, 2_000, { finishedAt: 2_500 }), request(4, 2_100, { finishedAt: 2_600 })),
    'I4 requests in flight, ordering',
  ],
  ['an accepted run is not there', { ...wholeEvidence(), runs: [] }, 'I5 accepted runs end'],
  [
    'a shop is left active',
    { ...wholeEvidence(), runs: wholeEvidence().runs.map((run) => ({ ...run, active: 1 })) },
    'I5 no target is left active, none is without a result',
  ],
  [
    'a shop settles twice',
    withAudit(event(13, { kind: 'result', targetId: 'menu-1', targetKind: 'MENU', is: 'SUCCEEDED' })),
    'I5 a shop settles once in a run',
  ],
  ['a settled shop is published again', withOrdering(menuPut(3, 1_500)), 'I6 not once the shop has settled'],
  [
    'a write is accepted although the platform knows a later conductor',
    withChain(() => ({ ordering: [request(1, 800, { fence: 11 }), menuPut(2, 910)] })),
    'I6 stale writes are not accepted',
  ],
  [
    'a write is accepted although another conductor has the lease',
    withAudit(event(8.2, { kind: 'lease', is: 'worker-2', fence: 11 })),
    'I6 stale writes are not accepted',
  ],
  [
    'a conductor keeps sending after another has the lease',
    withChain(({ ordering }) => ({ ordering: [...ordering, request(3, 1_400, { fence: 9, status: 409 })] })),
    'I6 nothing is sent once another has the lease',
  ],
  ['a fence falls', withAudit(menuEvent(9, 'RUNNING', 'RUNNING', { fence: 9 })), 'I6 fences never fall'],
  [
    'a conductor settles after it was replaced',
    withAudit(menuEvent(9, 'RUNNING', 'FAILED', { chainFence: 11 })),
    'I6 settled under the present fence',
  ],
  [
    'a menu is shorter than the POS has it',
    withChain(() => ({ ordering: [menuPut(2, 910, { counts: { items: 2 } })] })),
    'I7 as many items as the POS sells',
  ],
  [
    'a held plan is published',
    { ...wholeEvidence(), results: wholeEvidence().results.map((one) => ({ ...one, outcome: 'HELD' })) },
    'I8 what is held or was never begun is not published',
  ],
  [
    'a shop that was never begun is published',
    { ...wholeEvidence(), results: wholeEvidence().results.map((one) => ({ ...one, begun: false })) },
    'I8 what is held or was never begun is not published',
  ],
  ['an unchanged menu is written', withOrdering(menuPut(3, 6_000)), 'I9 what did not change is not written'],
  [
    'a retry leaves a failed shop out',
    {
      ...wholeEvidence(),
      load: [{ ...emptyLoadRecord(), retries: [{ of: 'run-1', by: 'run-2' }] }],
      results: [{ runId: 'run-1', targetId: 'menu-1', kind: 'MENU', outcome: 'FAILED', begun: true }],
    },
    'I10 a retry touches what failed',
  ],
  [
    'one run publishes two menus to one shop',
    withChain(() => ({ ordering: [menuPut(2, 810), menuPut(3, 910, { idempotencyKey: 'key-2' })] })),
    'one effect on a shop in a run',
  ],
  [
    'a request gets an unexplained error',
    { ...wholeEvidence(), load: [{ ...emptyLoadRecord(), surprises: ['TypeError'] }] },
    'answers are answers',
  ],
];

describe('the checker', () => {
  it('finds nothing in a correct run, and every check looks at something', () => {
    expect(brokenIn(wholeEvidence())).toEqual([]);
  });

  it.each(BREACHES)('finds: %s', (_breach, evidence, found) => {
    expect(brokenIn(evidence)).toContain(found);
  });

  it('allows a successor to send the identical menu again, and no other', () => {
    const again = (bytesIn: number) => {
      const taken = [
        menuEvent(9.2, 'RUNNING', 'QUEUED', { fence: 11, chainFence: 11 }),
        menuEvent(9.3, 'QUEUED', 'RUNNING', { fence: 11, chainFence: 11 }),
      ];
      const whole = withAudit(...taken);
      const put = menuPut(3, 960, { fence: 11, idempotencyKey: 'key-2', bytesIn });
      return { ...whole, chains: whole.chains.map((chain) => ({ ...chain, ordering: [...chain.ordering, put] })) };
    };
    expect(brokenIn(again(0))).not.toContain('one effect on a shop in a run');
    expect(brokenIn(again(7))).toContain('one effect on a shop in a run');
  });

  it('ignores requests that a stopped process had open', () => {
    const ordering = [request(3, 2_000, { finishedAt: 9_500 }), request(4, 9_000, { finishedAt: 9_400 })];
    const open = withOrdering(...ordering);
    expect(brokenIn(open)).toEqual(['I4 requests in flight, ordering']);
    const stop = { kind: 'stop', atMs: 2_100, overAtMs: 11_000, worker: 'worker-1', chains: [] } as const;
    expect(brokenIn({ ...open, strikes: [stop] })).toEqual([]);
  });
});

it('accepts that a stop restores the previous state of a shop that had not begun, and no other state', () => {
  const claimed = menuEvent(1, 'FAILED', 'QUEUED');
  const brokenBy = (is: string) =>
    onlyArrows({ audit: [claimed, menuEvent(2, 'QUEUED', is)] } as unknown as Evidence).broken.length;
  expect([brokenBy('FAILED'), brokenBy('SUCCEEDED'), brokenBy('HELD')]).toEqual([0, 1, 1]);
});
