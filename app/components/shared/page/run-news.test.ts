import { expect, it } from 'vitest';
import { aShop, byId } from '#app/components/shared/shop.test-helper.ts';
import type { Run } from '#lib/contract/runs.ts';
import { finishedSince, startedSince } from './run-news.ts';

const run = (id: string) => ({ id }) as Run;

it('reports a finished run once, with the results of its own shops', () => {
  const shops = byId(
    aShop({ id: 'a', runId: 'r1' }),
    aShop({ id: 'b', runId: 'r1', state: 'FAILED' }),
    aShop({ id: 'c', runId: 'other' }),
  );
  expect(finishedSince([run('r1')], [], shops)).toEqual({ succeeded: 1, failed: 1, held: 0 });
  expect(finishedSince([run('r1')], [run('r1')], shops)).toBeNull();
});

it('reports a new run', () => {
  expect(startedSince([run('r1')], [run('r1'), run('r2')])?.id).toBe('r2');
  expect(startedSince([run('r1')], [run('r1')])).toBeNull();
});
