import { StoreUnavailable } from '#lib/sync/store-errors.ts';

/**
 * Prisma's codes for an unreachable database or an aborted transaction: P1001, P1002, P1008, P1017 (connection),
 * P2024 (pool), P2028 (transaction), P2034 (conflict). https://www.prisma.io/docs/orm/reference/error-reference
 */
const PRISMA_CODES = new Set(['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028', 'P2034']);

/**
 * SQLSTATE: class 08 connection, class 28 and 3D000 no access, 53200 out of memory, 53300 too many connections, 57P0x shut
 * down, starting up or terminated, 25P03 idle in transaction, 40001 serialization, 40P01 deadlock, 55P03 lock timeout.
 * https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const SQL_STATE = /^(?:08...|28...|3D000|53200|53300|57P0[1-5]|25P0[1-4]|40001|40P01|55P03)$/u;

/** SQLSTATE: 53100 disk full, 58030 I/O error, 25006 read-only (after a failover, or on a host that has a full disk). */
const NOT_WRITABLE = /^(?:53100|58030|25006)$/u;

const SOCKET_CODES = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EHOSTUNREACH']);
const DRIVER_KINDS = new Set([
  'TransactionWriteConflict',
  'ConnectionClosed',
  'DatabaseNotReachable',
  'SocketTimeout',
  'TooManyConnections',
  'TransactionAlreadyClosed',
  'AuthenticationFailed',
  'DatabaseAccessDenied',
  'DatabaseDoesNotExist',
  'TlsConnectionError',
]);
const MESSAGES =
  /connection terminated|server closed the connection|client has encountered a connection error|timeout exceeded when trying to connect/iu;

/** Whether the same statement may succeed later: the database was unreachable, or it aborted the transaction. */
export function isTransient(error: unknown): boolean {
  return someCause(error, ({ code, originalCode, kind, message }) => {
    for (const value of [code, originalCode]) {
      if (typeof value !== 'string') continue;
      if (PRISMA_CODES.has(value) || SOCKET_CODES.has(value) || SQL_STATE.test(value)) return true;
    }
    if (typeof kind === 'string' && DRIVER_KINDS.has(kind)) return true;
    return typeof message === 'string' && MESSAGES.test(message);
  });
}

/** Whether the database is reachable but can't save anything. */
export function isNotWritable(error: unknown): boolean {
  return someCause(error, ({ code, originalCode }) =>
    [code, originalCode].some((value) => typeof value === 'string' && NOT_WRITABLE.test(value)),
  );
}

/** Prisma and the driver wrap each other's errors in several ways. */
function someCause(error: unknown, holds: (facts: Record<string, unknown>) => boolean, depth = 0): boolean {
  if (typeof error !== 'object' || error === null || depth > 5) return false;
  const facts = error as Record<string, unknown>;
  const { meta, cause } = facts;
  if (holds(facts)) return true;
  return [meta, cause, (meta as Record<string, unknown> | undefined)?.driverAdapterError].some((inner) =>
    someCause(inner, holds, depth + 1),
  );
}

/** Maps transient errors and rejected writes to `StoreUnavailable`; rethrows everything else. */
export async function withTransience<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isNotWritable(error)) {
      noteRefusedWrite();
      throw new StoreUnavailable(error, 'not-writable');
    }
    throw isTransient(error) ? new StoreUnavailable(error) : error;
  }
}

/** A full disk rejects only some writes, so no probe can tell when it has room again. */
const REMEMBERED_MS = 60_000;

let refusedAtMs = Number.NEGATIVE_INFINITY;

export function noteRefusedWrite(): void {
  refusedAtMs = performance.now();
}

/** Whether a write of this process was rejected in the last minute: disk full, or database read-only. */
export function wereWritesRefused(): boolean {
  return performance.now() - refusedAtMs < REMEMBERED_MS;
}
