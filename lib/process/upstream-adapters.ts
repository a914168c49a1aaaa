import type { OrderingKind, PosKind } from '#lib/domain/upstream-kinds.ts';
import { createOderTarget } from '#lib/ordering/oder/target.ts';
import { createCsvSource } from '#lib/pos/csv/source.ts';
import { createSquareSource } from '#lib/pos/square/source.ts';
import type { CatalogueStore, ChainConnections, LeaseHold, OrderingTarget, PosSource } from '#lib/sync/ports.ts';
import type { Gate } from '#lib/upstream-http/gate.ts';
import type { UpstreamHttp } from '#lib/upstream-http/upstream-http.ts';

/** What an adapter is built with; it takes what it needs. */
type Parts<Connection> = {
  readonly connection: Connection;
  /** A client for the connection's address that refuses an unreadable token and an address that isn't allowed. */
  readonly openHttp: () => UpstreamHttp;
};
type PosParts = Parts<ChainConnections['pos']> & {
  /** For adapters without HTTP. */
  readonly gate: Gate;
  readonly hold: LeaseHold | null;
  readonly catalogue: CatalogueStore | undefined;
  /** `HAIZEN_CSV_FOLDER` */
  readonly csvFolder: string | undefined;
};

/** Shown on the page. */
type Health = Pick<UpstreamHttp, 'isDown' | 'isRetrying'>;
const NEVER_RETRIES: Health = { isDown: false, isRetrying: false };

type Connected<Adapter> = { readonly adapter: Adapter; readonly health: Health };

/** One row per POS vendor. An unreadable token is null, and never sent. */
export const POS_ADAPTERS: Readonly<Record<PosKind, (parts: PosParts) => Connected<PosSource>>> = {
  square({ connection: { accessToken }, openHttp, catalogue }) {
    const http = openHttp();
    const options = { ...(catalogue && { store: catalogue }) };
    return { adapter: createSquareSource({ accessToken: accessToken ?? '' }, http, options), health: http };
  },
  csv: ({ connection: { baseUrl }, gate, hold, csvFolder }) => ({
    adapter: createCsvSource({ root: csvFolder, baseUrl, gate, hold }),
    health: NEVER_RETRIES,
  }),
};

type OrderingParts = Parts<ChainConnections['ordering']>;

/** One row per ordering platform. */
export const ORDERING_ADAPTERS: Readonly<Record<OrderingKind, (parts: OrderingParts) => Connected<OrderingTarget>>> = {
  oder({ connection, openHttp }) {
    const http = openHttp();
    return { adapter: createOderTarget({ ...connection, token: connection.token ?? '' }, http), health: http };
  },
};

/** The row of a saved kind. */
export function adapterOf<Kind extends string, Adapter>(
  adapters: Readonly<Record<Kind, Adapter>>,
  kind: string,
): Adapter {
  const found = Object.entries<Adapter>(adapters).find(([name]) => name === kind);
  if (!found) throw new Error(`This version has no adapter "${kind}"`);
  return found[1];
}
