import { describe, expect, it } from 'vitest';
import type { Run } from '#lib/contract/runs.ts';
import type { Status } from '#lib/contract/status.ts';
import { heartbeatOf } from './heartbeat.ts';

const now = Date.parse('2026-11-23T00:00:20.000Z');
const conductor = (heartbeatAt: string, working = true): Status['conductor'] => ({
  worker: 'worker-2',
  working,
  heartbeatAt,
  takeovers: 0,
  pos: null,
  ordering: null,
});
const at = new Date(now).toISOString();
const runs = [{ id: 'r1', requestedAt: '2026-11-23T00:00:14.000Z' } as Run];

describe('heartbeat', () => {
  it('shows the worker and when it was last seen', () => {
    expect(heartbeatOf({ conductor: conductor('2026-11-23T00:00:18.000Z'), runs, at }, now)).toEqual({
      kind: 'answered',
      worker: 'worker-2',
      ageMs: 2_000,
      takeovers: 0,
    });
  });

  it('reports a silent worker only while work is waiting', () => {
    const old = conductor('2026-11-23T00:00:10.000Z');
    expect(heartbeatOf({ conductor: old, runs, at }, now).kind).toBe('silent');
    expect(heartbeatOf({ conductor: old, runs: [], at }, now).kind).toBe('waiting');
  });

  it('waits while no worker has the chain', () => {
    expect(heartbeatOf({ conductor: null, runs, at }, now).kind).toBe('waiting');
    expect(heartbeatOf({ conductor: conductor('2026-11-23T00:00:19.000Z', false), runs, at }, now).kind).toBe(
      'waiting',
    );
  });

  it('does not report a silent worker because this browser is offline', () => {
    const heard = { conductor: conductor('2026-11-23T00:00:18.000Z'), runs, at };
    expect(heartbeatOf(heard, now + 60_000)).toMatchObject({ kind: 'answered', ageMs: 62_000 });
  });

  it('also reports a worker that never starts', () => {
    const waiting = [{ ...runs[0], requestedAt: '2026-11-23T00:00:11.000Z' } as Run];
    expect(heartbeatOf({ conductor: null, runs: waiting, at }, now).kind).toBe('silent');
    expect(heartbeatOf({ conductor: conductor('2026-11-23T00:00:11.000Z', false), runs: waiting, at }, now).kind).toBe(
      'silent',
    );
    expect(heartbeatOf({ conductor: conductor('2026-11-23T00:00:13.000Z', false), runs: waiting, at }, now).kind).toBe(
      'waiting',
    );
    expect(heartbeatOf({ conductor: conductor('2026-11-23T00:00:01.000Z', false), runs: [], at }, now).kind).toBe(
      'waiting',
    );
  });
});
