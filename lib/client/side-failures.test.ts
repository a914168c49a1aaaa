import { expect, it } from 'vitest';
import type { SideRefusal } from '#lib/contract/problems.ts';
import { ApiProblem } from './api-errors.ts';
import { sideFailures } from './side-failures.ts';

const refusal = (side: SideRefusal['side']): SideRefusal => ({
  side,
  cause: `${side}-unauthorized`,
  detail: `${side} refused`,
  remedy: 'Check the token.',
});

function problem(code: 'connection-failed' | 'chain-exists', more: object) {
  const body = { type: '', title: '', status: 422, code, detail: '', remedy: '' };
  return new ApiProblem(body, { ...body, ...more });
}

it('assigns each failed side its message', () => {
  const [pos, ordering] = [refusal('pos'), refusal('ordering')];
  const both = problem('connection-failed', { side: 'pos', sides: [pos, ordering] });
  expect(sideFailures(both)).toEqual({ pos, ordering });
  expect(sideFailures(problem('connection-failed', { side: 'ordering', sides: [ordering] }))).toEqual({ ordering });
});

it('leaves other problems to the form', () => {
  expect(sideFailures(problem('chain-exists', {}))).toBeNull();
  expect(sideFailures(new Error('no answer'))).toBeNull();
});
