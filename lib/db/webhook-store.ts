import type { DueEvents, PosEvent, WebhookStore } from '#lib/sync/webhooks/webhook-store.ts';
import type { Vault } from '#lib/vault/vault.ts';
import type { Database } from './database.ts';
import { readableToken } from './sealed-tokens.ts';
import { withTransience } from './transient.ts';

type Row = { chain_id: string; event_id: string; type: string; auto_sync: boolean };

export function createWebhookStore({ db, vault }: { db: Database; vault: Vault }): WebhookStore {
  return {
    signatureKey: (chainId) =>
      withTransience(async () => {
        const chain = await db.chain.findUnique({ where: { id: chainId }, select: { webhookKey: true } });
        const kept = chain?.webhookKey ?? null;
        return kept === null ? null : readableToken(vault, kept, { chainId, column: 'webhookKey' });
      }),
    receive: (chainId, event) => withTransience(() => receive(db, chainId, event)),
    noteInvalid: (chainId) =>
      withTransience(async () => {
        await db.$executeRaw`
          INSERT INTO webhook_state AS kept (chain_id, last_invalid_at)
          SELECT id, clock_timestamp() FROM chain WHERE id = ${chainId}
          ON CONFLICT (chain_id) DO UPDATE SET last_invalid_at = EXCLUDED.last_invalid_at
          WHERE kept.last_invalid_at IS NULL OR kept.last_invalid_at < clock_timestamp() - interval '10 seconds'`;
      }),
    takeDue: (windowMs) => withTransience(() => takeDue(db, windowMs)),
    setHandled: ({ chainId, events }) =>
      withTransience(async () => {
        await db.webhookEvent.updateMany({
          where: { chainId, eventId: { in: events.map(({ id }) => id) } },
          data: { handledAt: new Date() },
        });
      }),
    prune: () =>
      withTransience(async () => {
        await db.$executeRaw`DELETE FROM webhook_event WHERE received_at < clock_timestamp() - interval '72 hours'`;
      }),
  };
}

/** Not `location.settings.updated`, which is about Square's checkout. */
const SHOP_EVENTS = ['location.created', 'location.updated'];

/** One transaction: an event that is known to be repeated has left its traces. */
function receive(db: Database, chainId: string, { id, type, createdAt }: PosEvent): Promise<'stored' | 'repeated'> {
  return db.$transaction(async (tx) => {
    const { count } = await tx.webhookEvent.createMany({
      data: { chainId, eventId: id, type },
      skipDuplicates: true,
    });
    if (count === 0) return 'repeated';
    const isOfShops = SHOP_EVENTS.includes(type);
    const isRevocation = type === 'oauth.authorization.revoked';
    // A revocation from before the POS last accepted the token is about an earlier token.
    await tx.$executeRaw`
      INSERT INTO webhook_state AS kept (chain_id, last_event_at, last_event_type, shops_changed_at, revoked_at)
      VALUES (${chainId}, clock_timestamp(), ${type}, CASE WHEN ${isOfShops} THEN clock_timestamp() END,
        CASE WHEN ${isRevocation} THEN clock_timestamp() END)
      ON CONFLICT (chain_id) DO UPDATE SET
        last_event_at = EXCLUDED.last_event_at, last_event_type = EXCLUDED.last_event_type,
        shops_changed_at = COALESCE(kept.shops_changed_at, EXCLUDED.shops_changed_at),
        revoked_at = CASE WHEN ${createdAt}::timestamptz < kept.confirmed_at THEN kept.revoked_at
          ELSE COALESCE(kept.revoked_at, EXCLUDED.revoked_at) END`;
    return 'stored';
  });
}

async function takeDue(db: Database, windowMs: number): Promise<readonly DueEvents[]> {
  const rows = await db.$queryRaw<Row[]>`
    UPDATE webhook_event AS event SET taken_at = clock_timestamp() FROM chain
    WHERE chain.id = event.chain_id AND (event.chain_id, event.event_id) IN (
      SELECT open.chain_id, open.event_id FROM webhook_event AS open
      WHERE open.handled_at IS NULL
        AND (open.taken_at IS NULL OR open.taken_at < clock_timestamp() - interval '30 seconds')
        AND EXISTS (
          SELECT FROM webhook_event AS first WHERE first.chain_id = open.chain_id AND first.handled_at IS NULL
            AND (first.taken_at IS NULL OR first.taken_at < clock_timestamp() - interval '30 seconds')
            AND first.received_at < clock_timestamp() - ${windowMs} * interval '1 millisecond')
      ORDER BY open.chain_id, open.event_id FOR UPDATE SKIP LOCKED)
    RETURNING event.chain_id, event.event_id, event.type, chain.auto_sync`;
  const chainIds = [...new Set(rows.map((row) => row.chain_id))];
  return chainIds.map((chainId) => {
    const mine = rows.filter((row) => row.chain_id === chainId);
    const events = mine.map((row) => ({ id: row.event_id, type: row.type }));
    return { chainId, events, autoSync: mine.some((row) => row.auto_sync) };
  });
}
