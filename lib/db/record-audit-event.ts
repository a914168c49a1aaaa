import type { AuditEvent } from '#lib/domain/audit.ts';
import type { Database, Transaction } from './database.ts';

/** Writes an audit event. Call it in the transaction of the change, so that neither exists without the other. */
export async function recordAuditEvent(tx: Transaction | Database, event: AuditEvent): Promise<void> {
  const { act, by, chainId = null, shopId = null, runId = null, subject = null, before, after } = event;
  await tx.$executeRaw`
    INSERT INTO audit_event (act, actor_kind, actor_id, actor_name, address, request_id, subject, before, after,
      chain_id, chain_name, shop_id, shop_name, run_id, run_number)
    VALUES (${act}, ${by.kind}, ${by.id}, ${by.name}, ${by.address}, ${by.requestId}, ${subject},
      ${jsonText(before)}::jsonb, ${jsonText(after)}::jsonb,
      ${chainId}, (SELECT name FROM chain WHERE id = ${chainId}),
      ${shopId}, (SELECT name FROM shop WHERE id = ${shopId}),
      ${runId}, (SELECT number FROM sync_run WHERE id = ${runId}))`;
}

function jsonText(value: AuditEvent['before']): string | null {
  // Postgres rejects null bytes and lone surrogates.
  return value === undefined
    ? null
    : JSON.stringify(value)
        .toWellFormed()
        .replaceAll(String.raw`\u0000`, '');
}
