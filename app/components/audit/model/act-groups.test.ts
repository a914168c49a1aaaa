import { expect, it } from 'vitest';
import { ACTS } from '#lib/domain/audit.ts';
import { ACT_GROUPS } from './act-groups.ts';

it('every act is in exactly one group', () => {
  expect(ACT_GROUPS.flatMap(({ acts }) => [...acts]).toSorted()).toEqual([...ACTS].toSorted());
});
