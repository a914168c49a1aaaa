import { withClient } from '#lib/launch/postgres/database.ts';
import { askDatabase } from './ask-database.ts';

/**
 * What happened according to the database, recorded in the same transactions: triggers installed by the chaos run log
 * each change of a target, a run, a result and a lease. Haizen knows nothing of them.
 */
export type AuditEvent = {
  readonly id: number;
  /** Milliseconds since 1970, by the database's clock inside the transaction. */
  readonly atMs: number;
  readonly kind: 'state' | 'result' | 'result-gone' | 'accepted' | 'stamp' | 'finished' | 'lease';
  readonly chainId: string;
  readonly targetId: string | null;
  readonly targetKind: 'MENU' | 'CATEGORIES' | null;
  readonly runId: string | null;
  readonly wasRunId: string | null;
  /** A target's state, a result's outcome, a lease's worker, or a run's category sync. */
  readonly is: string | null;
  readonly was: string | null;
  /** The row's own. */
  readonly fence: number;
  readonly wasFence: number;
  /** The chain's, at that moment. */
  readonly chainFence: number;
};

const SCHEMA = `
CREATE SCHEMA chaos;
CREATE TABLE chaos.event (
  id bigserial PRIMARY KEY, at timestamptz NOT NULL DEFAULT clock_timestamp(), kind text NOT NULL, chain_id text NOT NULL,
  target_id text, target_kind text, run_id text, was_run_id text, "is" text, was text,
  fence bigint NOT NULL DEFAULT 0, was_fence bigint NOT NULL DEFAULT 0, chain_fence bigint NOT NULL DEFAULT 0);

CREATE FUNCTION chaos.on_state() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF (OLD.state, OLD.run_id, OLD.fence) IS DISTINCT FROM (NEW.state, NEW.run_id, NEW.fence) THEN
    INSERT INTO chaos.event (kind, chain_id, target_id, target_kind, run_id, was_run_id, "is", was, fence, was_fence, chain_fence)
    SELECT 'state', NEW.chain_id, NEW.id, NEW.kind, NEW.run_id, OLD.run_id, NEW.state, OLD.state, NEW.fence, OLD.fence, gate.fence
    FROM public.chain_gate AS gate WHERE gate.chain_id = NEW.chain_id;
  END IF;
  RETURN NULL; END $$;
CREATE TRIGGER chaos AFTER UPDATE ON public.sync_state FOR EACH ROW EXECUTE FUNCTION chaos.on_state();

CREATE FUNCTION chaos.on_result() RETURNS trigger LANGUAGE plpgsql AS $$ DECLARE one public.sync_result; BEGIN
  IF TG_OP = 'DELETE' THEN one := OLD; ELSE one := NEW; END IF;
  INSERT INTO chaos.event (kind, chain_id, target_id, target_kind, run_id, "is", chain_fence)
  SELECT CASE TG_OP WHEN 'DELETE' THEN 'result-gone' ELSE 'result' END, run.chain_id, one.target_id, one.kind, one.run_id, one.outcome, gate.fence
  FROM public.sync_run AS run JOIN public.chain_gate AS gate ON gate.chain_id = run.chain_id WHERE run.id = one.run_id;
  RETURN NULL; END $$;
CREATE TRIGGER chaos AFTER INSERT OR DELETE ON public.sync_result FOR EACH ROW EXECUTE FUNCTION chaos.on_result();

CREATE FUNCTION chaos.on_run() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  INSERT INTO chaos.event (kind, chain_id, run_id, "is", chain_fence)
  SELECT what.kind, NEW.chain_id, NEW.id, NEW.category_sync_id, gate.fence FROM public.chain_gate AS gate, (VALUES
    ('accepted', TG_OP = 'INSERT'),
    ('stamp', TG_OP = 'UPDATE' AND OLD.category_sync_id IS DISTINCT FROM NEW.category_sync_id),
    ('finished', TG_OP = 'UPDATE' AND OLD.finished_at IS NULL AND NEW.finished_at IS NOT NULL)) AS what(kind, happened)
  WHERE gate.chain_id = NEW.chain_id AND what.happened;
  RETURN NULL; END $$;
CREATE TRIGGER chaos AFTER INSERT OR UPDATE ON public.sync_run FOR EACH ROW EXECUTE FUNCTION chaos.on_run();

CREATE FUNCTION chaos.on_lease() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF TG_OP = 'INSERT' OR OLD.fence <> NEW.fence THEN
    INSERT INTO chaos.event (kind, chain_id, "is", fence) VALUES ('lease', NEW.chain_id, NEW.worker, NEW.fence);
  END IF;
  RETURN NULL; END $$;
CREATE TRIGGER chaos AFTER INSERT OR UPDATE ON public.conductor_lease FOR EACH ROW EXECUTE FUNCTION chaos.on_lease();
`;

/** Requires a migrated database without data. */
export async function installAudit(url: string): Promise<void> {
  await withClient(url, (client) => client.query(SCHEMA));
}

/** In the transaction order of each chain, which its gate row serializes. */
export async function readAudit(url: string, sinceId: number): Promise<readonly AuditEvent[]> {
  return askDatabase(url, async (client) => {
    const { rows } = await client.query<AuditEvent>(
      `SELECT id::float8 AS id, (extract(epoch FROM at) * 1000)::float8 AS "atMs", kind, chain_id AS "chainId", target_id AS "targetId",
        target_kind AS "targetKind", run_id AS "runId", was_run_id AS "wasRunId", "is", was,
        fence::float8 AS fence, was_fence::float8 AS "wasFence", chain_fence::float8 AS "chainFence"
      FROM chaos.event WHERE id > $1 ORDER BY id`,
      [sinceId],
    );
    return rows;
  });
}
