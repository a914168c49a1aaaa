import { expect, test } from 'vitest';
import type { Grant } from './access.ts';
import { mergeGrants, ruleEverything } from './merge-grants.ts';

test('keeps the stronger of two roles in a chain, and treats every chain separately', () => {
  const grants: Grant[] = [
    { role: 'viewer', chainId: 'b' },
    { role: 'admin', chainId: 'b' },
    { role: 'operator', chainId: 'b' },
    { role: 'viewer', chainId: 'a' },
    { role: 'viewer', chainId: null },
  ];
  expect(mergeGrants(grants)).toEqual([
    { role: 'viewer', chainId: null },
    { role: 'viewer', chainId: 'a' },
    { role: 'admin', chainId: 'b' },
  ]);
});

test.each<[boolean, Grant]>([
  [true, { role: 'admin', chainId: null }],
  [false, { role: 'operator', chainId: null }],
  [false, { role: 'admin', chainId: 'a' }],
])('returns %s for %j as admin of everything', (rules, grant) => {
  expect(ruleEverything([{ role: 'viewer', chainId: 'z' }, grant])).toBe(rules);
});
