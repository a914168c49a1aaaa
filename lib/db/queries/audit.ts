import type { AuditEventView } from '#lib/contract/audit.ts';
import type { Database } from '#lib/db/database.ts';
import { Prisma } from '#lib/db/generated/client.ts';
import type { Actor } from '#lib/domain/access.ts';
import type { Act } from '#lib/domain/audit.ts';
import { searchText } from '#lib/domain/search-text.ts';
import { decodePlace, encodePlace } from './cursor.ts';

export type EventQuery = {
  /** `all` includes events about no chain: people, keys, sign-ins. */
  readonly chains: 'all' | readonly string[];
  readonly act?: Act;
  /** Part of a name, compared after NFKC and kana folding. */
  readonly actor?: string;
  readonly from?: Date;
  /** Exclusive. */
  readonly to?: Date;
  readonly limit: number;
  readonly cursor?: string;
};

export type EventPage = { readonly items: readonly AuditEventView[]; readonly nextCursor?: string };

type EventRow = {
  id: bigint;
  at: Date;
  act: Act;
  actor_kind: Actor['kind'];
  actor_id: string | null;
  actor_name: string;
  address: string | null;
  request_id: string | null;
  chain_id: string | null;
  chain_name: string | null;
  shop_id: string | null;
  shop_name: string | null;
  run_id: string | null;
  run_number: number | null;
  subject: string | null;
  before: AuditEventView['before'];
  after: AuditEventView['after'];
};

const LIST = 'audit';
const NEWEST_FIRST = Prisma.sql`at DESC, id DESC`;
/** The column is a 64-bit integer. */
const MOST_EVENTS = 2n ** 63n - 1n;

/** Audit events, newest first; null if the cursor is invalid. Pages are stable because events never change. */
export async function listEvents(db: Database, query: EventQuery): Promise<EventPage | null> {
  const place = query.cursor === undefined ? undefined : placeOf(query.cursor);
  if (place === null) return null;
  const actors = query.actor ? await actorsLike(db, query.actor) : undefined;
  const rows = await db.$queryRaw<EventRow[]>(statementFor(query, { place, actors }));
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  return {
    items: page.map(eventOf),
    ...(rows.length > query.limit &&
      last && { nextCursor: encodePlace(LIST, [last.at.toISOString(), String(last.id)]) }),
  };
}

type Place = { readonly at: Date; readonly id: bigint };
type Bounds = { readonly place: Place | undefined; readonly actors: readonly string[] | undefined };

/**
 * Takes the newest matches of each chain, or else of each name, then the newest of those: each part is read in the
 * order of an index, and no further than needed.
 */
function statementFor(query: EventQuery, { place, actors }: Bounds): Prisma.Sql {
  const { chains, act, from, to } = query;
  const take = query.limit + 1;
  const conditions = [
    ...(act === undefined ? [] : [Prisma.sql`act = ${act}`]),
    ...(from === undefined ? [] : [Prisma.sql`at >= ${from}`]),
    ...(to === undefined ? [] : [Prisma.sql`at < ${to}`]),
    ...(place === undefined ? [] : [Prisma.sql`(at, id) < (${place.at}, ${place.id})`]),
  ];
  if (chains !== 'all') {
    const named = actors === undefined ? [] : [Prisma.sql`actor_name = ANY(${[...actors]})`];
    return newestOfEach([...chains], { column: Prisma.sql`chain_id`, conditions: [...conditions, ...named], take });
  }
  if (actors !== undefined) {
    return newestOfEach([...actors], { column: Prisma.sql`actor_name`, conditions, take });
  }
  const where = conditions.length > 0 ? Prisma.sql`WHERE ${Prisma.join(conditions, ' AND ')}` : Prisma.empty;
  return Prisma.sql`SELECT * FROM audit_event ${where} ORDER BY ${NEWEST_FIRST} LIMIT ${take}`;
}

type Each = { readonly column: Prisma.Sql; readonly conditions: readonly Prisma.Sql[]; readonly take: number };

function newestOfEach(values: string[], { column, conditions, take }: Each): Prisma.Sql {
  const where = Prisma.join([Prisma.sql`${column} = each.value`, ...conditions], ' AND ');
  return Prisma.sql`
    SELECT newest.* FROM unnest(${values}::text[]) AS each(value)
    CROSS JOIN LATERAL (
      SELECT * FROM audit_event WHERE ${where} ORDER BY ${NEWEST_FIRST} LIMIT ${take}
    ) AS newest
    ORDER BY ${NEWEST_FIRST} LIMIT ${take}`;
}

/** Looks up each recorded name once in the index, however often it occurs. */
async function actorsLike(db: Database, actor: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ name: string }[]>`
    WITH RECURSIVE names(name) AS (
      (SELECT actor_name FROM audit_event ORDER BY actor_name LIMIT 1)
      UNION ALL
      SELECT (SELECT actor_name FROM audit_event WHERE actor_name > names.name ORDER BY actor_name LIMIT 1)
      FROM names WHERE names.name IS NOT NULL
    )
    SELECT name FROM names WHERE name IS NOT NULL`;
  const wanted = searchText(actor);
  return rows.map(({ name }) => name).filter((name) => searchText(name).includes(wanted));
}

/** Null if the cursor is invalid. */
function placeOf(cursor: string): Place | null {
  const [time, digits] = decodePlace(LIST, cursor) ?? ['', ''];
  const at = new Date(time);
  if (!(at.getTime() > 0) || at.toISOString() !== time || !/^\d{1,19}$/u.test(digits)) return null;
  const id = BigInt(digits);
  return id <= MOST_EVENTS ? { at, id } : null;
}

function eventOf(row: EventRow): AuditEventView {
  return {
    id: String(row.id),
    at: row.at.toISOString(),
    act: row.act,
    actor: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name },
    address: row.address,
    requestId: row.request_id,
    chain: row.chain_id === null ? null : { id: row.chain_id, name: row.chain_name ?? '' },
    shop: row.shop_id === null ? null : { id: row.shop_id, name: row.shop_name ?? '' },
    run: row.run_id === null ? null : { id: row.run_id, number: row.run_number },
    subject: row.subject,
    before: row.before,
    after: row.after,
  };
}
