import { randomUUID } from 'node:crypto';
import type { AnswerStore, Beginning, KeptAnswer, RequestName } from '../access/ports.ts';
import type { Place, Vault } from '../vault/vault.ts';
import type { Database } from './database.ts';
import { jsonOf } from './json.ts';
import { withTransience } from './transient.ts';

type Row = { id: string; request_hash: string; status: number | null; headers: KeptAnswer['headers']; body: string };

/**
 * One row per caller and name. Whoever inserts it does the work. Who finds one without an answer that is older than any
 * request takes to answer does it anew, for its process died: under the same id, by which what was done already is found.
 * What was answered is sealed: it may hold a new key or a link that was to be shown once.
 */
export function createAnswerStore({ db, vault }: { db: Database; vault: Vault }): AnswerStore {
  async function begin({ principalId, key, requestHash }: RequestName): Promise<Beginning> {
    const newId = randomUUID();
    const [begun] = await db.$queryRaw<{ id: string }[]>`
      INSERT INTO idempotent_request AS kept (id, principal_id, key, request_hash)
      VALUES (${newId}, ${principalId}, ${key}, ${requestHash})
      ON CONFLICT (principal_id, key) DO UPDATE SET
        id = CASE WHEN kept.begun_at < clock_timestamp() - interval '1 day' THEN EXCLUDED.id ELSE kept.id END,
        request_hash = EXCLUDED.request_hash, begun_at = clock_timestamp(), status = NULL, headers = NULL, body = NULL
      WHERE kept.begun_at < clock_timestamp() - interval '1 day'
        OR (kept.status IS NULL AND kept.request_hash = EXCLUDED.request_hash
          AND kept.begun_at < clock_timestamp() - interval '2 minutes')
      RETURNING id`;
    if (begun !== undefined) return { kind: 'begun', id: begun.id, isAgain: begun.id !== newId };
    const [row] = await db.$queryRaw<Row[]>`
      SELECT id, request_hash, status, headers, body FROM idempotent_request
      WHERE principal_id = ${principalId} AND key = ${key}`;
    if (row === undefined) return begin({ principalId, key, requestHash });
    if (row.request_hash !== requestHash) return { kind: 'other-request' };
    if (row.status === null) return { kind: 'at-work' };
    const body = vault.open(row.body, placeOf(row.id));
    return { kind: 'answered', answer: { status: row.status, headers: row.headers, body } };
  }

  return {
    begin: (name) => withTransience(() => begin(name)),
    keep: (id, { status, headers, body }) =>
      withTransience(async () => {
        await db.idempotentRequest.updateMany({
          where: { id },
          data: { status, headers: jsonOf(headers), body: vault.seal(body, placeOf(id)) },
        });
      }),
    forget: (id) =>
      withTransience(async () => {
        await db.idempotentRequest.deleteMany({ where: { id, status: null } });
      }),
  };
}

function placeOf(row: string): Place {
  return { row, column: 'idempotent_request.body' };
}

/** Answers older than a day are remembered no longer. */
export async function forgetOldAnswers(db: Database): Promise<void> {
  await withTransience(
    () => db.$executeRaw`DELETE FROM idempotent_request WHERE begun_at < clock_timestamp() - interval '1 day'`,
  );
}
