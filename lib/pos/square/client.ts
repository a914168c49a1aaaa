import { z } from 'zod';
import { SyncError } from '#lib/domain/errors.ts';
import type { Call, PosLocation } from '#lib/sync/ports.ts';
import { type AnswerShape, readShape, type Shaped } from '#lib/upstream-http/body/answer-shape.ts';
import { countPages } from '#lib/upstream-http/body/count-pages.ts';
import type { JsonBody } from '#lib/upstream-http/body/json-body.ts';
import { refusedError } from '#lib/upstream-http/error-maker.ts';
import { ExpiredCursor, untilCursorsLast } from '#lib/upstream-http/expired-cursor.ts';
import type { UpstreamSuccess } from '#lib/upstream-http/send-once.ts';
import type { UpstreamHttp, UpstreamRequest } from '#lib/upstream-http/upstream-http.ts';
import { sanitizeMessage, messageOf } from '#lib/upstream-http/upstream-message.ts';
import {
  batchAnswer,
  CATALOGUE_TYPES,
  type CatalogueType,
  cataloguePage,
  changesPage,
  locationsAnswer,
  NESTED_TYPES,
  type SquareChange,
  type SquareObject,
  type SquareSighting,
} from './schema.ts';

/** The first version that has nested modifier lists. */
const SQUARE_VERSION = '2026-08-19';
/** `batch_retrieve_max_object_ids` of `GET /v2/catalog/info`. */
export const BATCH_MAX_IDS = 1_000;
/** As many as a page of `catalog/list` has: the bounds of a response are made for it. */
const CHANGES_PER_PAGE = 100;

/** Awaited after each page, with the number of values read so far. */
type OnPage = (values: number) => Promise<void>;

export type CatalogueReading<T> = {
  /** Default: every type that menus need. */
  readonly types?: readonly CatalogueType[];
  /** Maps an object to what is kept of it. */
  readonly keep: (object: SquareObject) => T;
  readonly onPage?: OnPage;
};

/** All locations, and the merchant that they belong to, by an id that no other merchant has. */
export type SquareAccount = { readonly merchant: string; readonly locations: readonly PosLocation[] };

export type SquareChanges = {
  /** By id: of duplicates the last counts. */
  readonly changes: ReadonlyMap<string, SquareChange>;
  /** When the catalogue last changed, at the time of the first page; undefined if Square didn't say. */
  readonly latestTime: string | undefined;
};

export type SquareClient = {
  readAccount(call: Call): Promise<SquareAccount>;
  /**
   * Reads all objects page by page, keyed by id: of duplicates the last counts, deleted objects are dropped. Throws
   * `pos-incomplete` if pages form a cycle, `pos-malformed` if there are too many, `pos-read-expired` if a cursor
   * expires in each of several reads.
   */
  listCatalogue<T>(call: Call, reading: CatalogueReading<T>): Promise<ReadonlyMap<string, T>>;
  /** When the catalogue last changed; undefined if Square doesn't say. */
  latestTime(call: Call): Promise<string | undefined>;
  /** What changed after `beginTime`, deleted and nested objects included. Throws as `listCatalogue` does. */
  searchChanges(call: Call, search: { readonly beginTime: string; readonly onPage?: OnPage }): Promise<SquareChanges>;
  /** What Square returns for the ids (at most `BATCH_MAX_IDS`), deleted objects included. */
  retrieve(ids: readonly string[], call: Call): Promise<readonly SquareSighting[]>;
};

export function createSquareClient(
  { accessToken }: { readonly accessToken: string },
  http: UpstreamHttp,
): SquareClient {
  const ask = asker({ accessToken, http });

  async function search(call: Call, body: object): Promise<UpstreamSuccess<Shaped<typeof changesPage>>> {
    const request = { ...call, method: 'POST', path: '/v2/catalog/search', body: JSON.stringify(body) } as const;
    return ask(changesPage, request, 'cursor' in body);
  }

  return {
    async readAccount(call) {
      const { body } = await ask(locationsAnswer, { ...call, method: 'GET', path: '/v2/locations' });
      const locations = body.locations.map(({ id, name, status, timezone, currency }) => ({
        id,
        name: name || id,
        active: status === 'ACTIVE',
        timeZone: timezone ?? 'UTC',
        currency,
      }));
      return { merchant: [...new Set(body.locations.map((one) => one.merchant_id ?? ''))].join(), locations };
    },
    listCatalogue: (call, { types = CATALOGUE_TYPES, keep, onPage }) =>
      untilCursorsLast('pos', async () => {
        const kept = new Map<string, ReturnType<typeof keep>>();
        await eachPage(onPage, async (cursor) => {
          const query = { types: types.join(','), cursor };
          const request = { ...call, method: 'GET', path: '/v2/catalog/list', query } as const;
          const { body: page, size } = await ask(cataloguePage, request, cursor !== undefined);
          for (const object of page.objects) {
            if (object !== null && object.is_deleted !== true) kept.set(object.id, keep(object));
          }
          return { next: page.cursor, size, found: kept.size };
        });
        return kept;
      }),
    async latestTime(call) {
      const { body } = await search(call, { object_types: ['TAX'], limit: 1 });
      return body.latest_time ?? undefined;
    },
    searchChanges: (call, { beginTime, onPage }) =>
      untilCursorsLast('pos', async () => {
        const changes = new Map<string, SquareChange>();
        let latestTime: string | undefined;
        await eachPage(onPage, async (cursor) => {
          const { body: page, size } = await search(call, {
            object_types: [...CATALOGUE_TYPES, ...NESTED_TYPES],
            include_deleted_objects: true,
            begin_time: beginTime,
            limit: CHANGES_PER_PAGE,
            ...(cursor !== undefined && { cursor }),
          });
          if (cursor === undefined) latestTime = page.latest_time ?? undefined;
          for (const change of page.objects) {
            if (change !== null) changes.set(change.kind === 'changed' ? change.object.id : change.id, change);
          }
          return { next: page.cursor, size, found: changes.size };
        });
        return { changes, latestTime };
      }),
    async retrieve(ids, call) {
      const body = JSON.stringify({ object_ids: ids, include_deleted_objects: true });
      const request = { ...call, method: 'POST', path: '/v2/catalog/batch-retrieve', body } as const;
      return (await ask(batchAnswer, request)).body.objects;
    },
  };
}

type Page = {
  readonly next: string | null | undefined;
  readonly size: JsonBody['size'];
  /** Different objects so far. */
  readonly found: number;
};

async function eachPage(onPage: OnPage | undefined, read: (cursor: string | undefined) => Promise<Page>) {
  const seen = new Set<string>();
  const pages = countPages('pos', 'objects');
  let cursor: string | undefined;
  do {
    const { next, size, found } = await read(cursor);
    cursor = next || undefined;
    if (cursor !== undefined && seen.size === seen.add(cursor).size) {
      throw new SyncError('pos-incomplete', { detail: { field: 'cursor' } });
    }
    const { values } = pages.add({ size, found });
    await onPage?.(values);
  } while (cursor !== undefined);
}

/** Sends a request and reads its answer; throws `ExpiredCursor` if only the request's cursor is rejected. */
function asker({ accessToken, http }: { accessToken: string; http: UpstreamHttp }) {
  const headers = { authorization: `Bearer ${accessToken}`, 'square-version': SQUARE_VERSION };

  return async function ask<Shape extends AnswerShape>(
    shape: Shape,
    request: UpstreamRequest,
    hasCursor = false,
  ): Promise<UpstreamSuccess<Shaped<Shape>>> {
    const read = async (body: JsonBody, signal: AbortSignal) => {
      const complaint = complaintIn(body);
      return complaint === undefined ? { page: await readShape(shape, body, signal) } : { complaint };
    };
    const answer = await http.request({ ...request, headers, read });
    if (hasCursor && !answer.ok && isCursorRefused(answer.body)) throw new ExpiredCursor(answer);
    if (!answer.ok) throw refusedError('pos', answer);
    const { complaint, page } = answer.body;
    if (hasCursor && isCursorRefused(complaint)) throw new ExpiredCursor(answer);
    if (page === undefined) {
      const said = sanitizeMessage(messageOf(complaint) ?? '', [accessToken]);
      throw refusedError('pos', { status: answer.status, said });
    }
    return { ...answer, body: page };
  };
}

/** Square can also put `errors` into a 200. */
function complaintIn({ root, entry }: JsonBody): { errors: readonly unknown[] } | undefined {
  const errors: unknown = Reflect.get(Object(root), 'errors');
  return Array.isArray(errors) && errors.length > 0 ? { errors: [entry(Number(errors[0]))] } : undefined;
}

const refusedField = z.object({ code: z.string(), field: z.string() }).partial().catch({});
const refusalSchema = z.object({ errors: z.array(refusedField) });

/** Whether Square rejects only the cursor of a request: `INVALID_CURSOR`, or an error at that field. */
function isCursorRefused(body: unknown): boolean {
  const { errors = [] } = refusalSchema.safeParse(body).data ?? {};
  return errors.some(({ code, field }) => code === 'INVALID_CURSOR' || field === 'cursor');
}
