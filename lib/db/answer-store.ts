import { randomUUID } from 'node:crypto';
import type { AnswerStore, Beginning, KeptAnswer, RequestName } from '#lib/domain/idempotency.ts';
import { Unreadable } from '#lib/vault/unreadable.ts';
import type { Place, Vault } from '#lib/vault/vault.ts';
import type { Database } from './database.ts';
import { jsonOf } from './json.ts';
import { withTransience } from './transient.ts';

type Row = { id: string; request_hash: string; status: number | null; headers: KeptAnswer['headers']; body: string };

/**
 * One row per caller and key; the caller that inserts it does the work. An unanswered row that is older than any
 * request takes belonged to a process that died: the work is repeated under the same id, which finds what was already
 * done. Answers are sealed because they may contain a new key or a link that is shown only once.
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
    const body = openBody(vault, row);
    if (body instanceof Unreadable) return { kind: 'unreadable' };
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

function openBody(vault: Vault, { id, body }: Pick<Row, 'id' | 'body'>): string | Unreadable {
  try {
    return vault.open(body, placeOf(id));
  } catch (error) {
    if (error instanceof Unreadable) return error;
    throw error;
  }
}

function placeOf(row: string): Place {
  return { row, column: 'idempotent_request.body' };
}

/** Deletes answers older than a day. */
export async function forgetOldAnswers(db: Database): Promise<void> {
  await withTransience(
    () => db.$executeRaw`DELETE FROM idempotent_request WHERE begun_at < clock_timestamp() - interval '1 day'`,
  );
}

const SEALED_AT_ONCE = 500;

/** Reseals every answer sealed with an old secret with the newest one. Skips answers that change in the meantime. */
export async function sealAnswers(
  db: Database,
  vault: Vault,
): Promise<{ readonly sealed: number; readonly unreadable: number }> {
  let [sealed, unreadable, last] = [0, 0, ''];
  for (;;) {
    const rows = await db.$queryRaw<Pick<Row, 'id' | 'body'>[]>`
      SELECT id, body FROM idempotent_request
      WHERE id > ${last} AND body IS NOT NULL AND NOT starts_with(body, ${vault.currentPrefix})
      ORDER BY id LIMIT ${SEALED_AT_ONCE}`;
    if (rows.length === 0) return { sealed, unreadable };
    last = rows.at(-1)?.id ?? last;
    const opened = rows.map(({ id, body }) => ({ id, before: body, text: openBody(vault, { id, body }) }));
    const readable = opened.flatMap(({ text, ...row }) => (text instanceof Unreadable ? [] : [{ ...row, text }]));
    unreadable += rows.length - readable.length;
    const ids = readable.map(({ id }) => id);
    const before = readable.map((row) => row.before);
    const after = readable.map(({ id, text }) => vault.seal(text, placeOf(id)));
    sealed += await db.$executeRaw`
      UPDATE idempotent_request AS kept SET body = again.after
      FROM unnest(${ids}::text[], ${before}::text[], ${after}::text[]) AS again (id, before, after)
      WHERE kept.id = again.id AND kept.body = again.before`;
  }
}
