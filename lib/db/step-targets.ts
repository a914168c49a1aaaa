import { canChange } from '#lib/domain/state.ts';
import type { Stepping } from '#lib/sync/target-step.ts';
import type { Database, Transaction } from './database.ts';
import { statementName } from './statement-name.ts';
import { targetStepRow } from './target-step-row.ts';

const STEP_TARGETS = 'SELECT step_targets_v1($1, $2, $3::jsonb) AS took';

type Request = { readonly chainId: string } & Stepping;
type Answer = { readonly took: readonly string[] | null };

/**
 * The only writer of RUNNING and of outcomes (I2): one autocommitted call of the database's function, which is in
 * `prisma/migrations`. Bypasses Prisma, whose client costs more than all the rest of a shop's sync.
 */
export async function stepTargets({ pool }: Database, request: Request): Promise<ReadonlySet<string> | null> {
  const query = { name: statementName({ sql: STEP_TARGETS }), text: STEP_TARGETS, values: valuesOf(request) };
  const { rows } = await pool.query<Answer>(query);
  return answerOf(rows);
}

/** The same call in a transaction that holds the gate row. */
export async function stepTargetsIn(tx: Transaction, request: Request): Promise<ReadonlySet<string> | null> {
  return answerOf(await tx.$queryRawUnsafe<Answer[]>(STEP_TARGETS, ...valuesOf(request)));
}

function valuesOf({ chainId, fence, steps }: Request): [chainId: string, fence: bigint, steps: string] {
  const rows = steps.map(targetStepRow);
  for (const { needs, becomes } of rows) {
    if (becomes !== undefined && !needs.every((state) => canChange(state, becomes)))
      throw new Error(`a target can't go from ${needs.join(' or ')} to ${becomes}`);
  }
  return [chainId, BigInt(fence), JSON.stringify(rows)];
}

function answerOf([answer]: readonly Answer[]): ReadonlySet<string> | null {
  return answer?.took ? new Set(answer.took) : null;
}
