import { canChange } from '#lib/domain/state.ts';
import { type SyncStore, UnknownChain } from '#lib/sync/store.ts';
import type { Database } from './database.ts';
import { menuStepRow } from './menu-step-row.ts';
import { STEP_MENUS } from './step-menus-sql.ts';

type Stepping = Parameters<SyncStore['stepMenus']>[1];
type Answer = { readonly mine: boolean; readonly took: readonly string[] };

/**
 * Bypasses Prisma, whose client costs more than all the rest of a shop's sync: one autocommitted statement for the
 * steps of any number of shops, each still a compare-and-set (I2).
 */
export async function stepMenus(
  { pool }: Database,
  { chainId, fence, steps }: { chainId: string } & Stepping,
): Promise<ReadonlySet<string> | null> {
  const given = steps.map(menuStepRow);
  const wrong = given.find(({ needs, becomes }) => !needs.every((state) => canChange(state, becomes)));
  if (wrong !== undefined) throw new Error(`a target can't go from ${wrong.needs.join(' or ')} to ${wrong.becomes}`);
  const { rows } = await pool.query<Answer>(STEP_MENUS, [chainId, fence, JSON.stringify(given)]);
  const [answer] = rows;
  if (answer === undefined) throw new UnknownChain(chainId);
  return answer.mine ? new Set(answer.took) : null;
}
