import { StoreUnavailable } from '../sync/store.ts';

/**
 * Prisma's codes for a database that is away or a transaction that was given up: P1001, P1002, P1008, P1017 (connection),
 * P2024 (pool), P2028 (transaction), P2034 (conflict). https://www.prisma.io/docs/orm/reference/error-reference
 */
const PRISMA_CODES = new Set(['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028', 'P2034']);

/**
 * SQLSTATE: class 08 connection, 53300 too many connections, 57P0x shut down, starting up or terminated, 25P03 idle in transaction,
 * 40001 serialization, 40P01 deadlock, 55P03 lock timeout. https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const SQL_STATE = /^(?:08...|53300|57P0[1-5]|25P0[1-4]|40001|40P01|55P03)$/u;

const SOCKET_CODES = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EHOSTUNREACH']);
const DRIVER_KINDS = new Set([
  'TransactionWriteConflict',
  'ConnectionClosed',
  'DatabaseNotReachable',
  'SocketTimeout',
  'TooManyConnections',
  'TransactionAlreadyClosed',
  'AuthenticationFailed',
]);
const MESSAGES =
  /connection terminated|server closed the connection|client has encountered a connection error|timeout exceeded when trying to connect/iu;

/** Whether the same statement may succeed later: the database was away, or gave a lock up. */
export function isTransient(error: unknown, depth = 0): boolean {
  if (typeof error !== 'object' || error === null || depth > 5) return false;
  const { code, originalCode, kind, message, meta, cause } = error as Record<string, unknown>;
  for (const value of [code, originalCode]) {
    if (typeof value !== 'string') continue;
    if (PRISMA_CODES.has(value) || SOCKET_CODES.has(value) || SQL_STATE.test(value)) return true;
  }
  if (typeof kind === 'string' && DRIVER_KINDS.has(kind)) return true;
  if (typeof message === 'string' && MESSAGES.test(message)) return true;
  return [meta, cause, (meta as Record<string, unknown> | undefined)?.driverAdapterError].some((inner) =>
    isTransient(inner, depth + 1),
  );
}

/** Turns what may pass into `StoreUnavailable`; everything else goes on as it is. */
export async function withTransience<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw isTransient(error) ? new StoreUnavailable(error) : error;
  }
}
