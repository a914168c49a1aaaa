import { z } from 'zod';
import { SyncError } from '#lib/domain/errors.ts';
import { type AnswerShape, readShape, type Shaped } from '#lib/upstream-http/body/answer-shape.ts';
import { countPages } from '#lib/upstream-http/body/count-pages.ts';
import type { JsonBody } from '#lib/upstream-http/body/json-body.ts';
import { refusedError } from '#lib/upstream-http/error-maker.ts';
import { ExpiredCursor, untilCursorsLast } from '#lib/upstream-http/expired-cursor.ts';
import { sanitizeMessage, messageOf } from '#lib/upstream-http/upstream-message.ts';
import type { UpstreamSuccess } from '#lib/upstream-http/send-once.ts';
import type { UpstreamHttp, UpstreamRequest } from '#lib/upstream-http/upstream-http.ts';
import type { Call, PosLocation } from '#lib/sync/ports.ts';
import {
  batchAnswer,
  CATALOGUE_TYPES,
  type CatalogueType,
  cataloguePage,
  locationsAnswer,
  type SquareObject,
  type SquareSighting,
} from './schema.ts';

/** The first version that has nested modifier lists. */
const SQUARE_VERSION = '2026-08-19';
/** `batch_retrieve_max_object_ids` of `GET /v2/catalog/info`. */
export const BATCH_MAX_IDS = 1_000;

export type CatalogueReading<T> = {
  /** Default: every type that menus need. */
  readonly types?: readonly CatalogueType[];
  /** Maps an object to what is kept of it. */
  readonly keep: (object: SquareObject) => T;
  /** Awaited after each page, with the number of values read so far. */
  readonly onPage?: (values: number) => Promise<void>;
};

export type SquareClient = {
  listLocations(call: Call): Promise<readonly PosLocation[]>;
  /**
   * Reads all objects page by page, keyed by id: of duplicates the last counts, deleted objects are
   * dropped. Throws `pos-incomplete` if pages form a cycle, `pos-malformed` if there are too many, `pos-read-expired`
   * if a cursor expires in each of several reads.
   */
  listCatalogue<T>(call: Call, reading: CatalogueReading<T>): Promise<ReadonlyMap<string, T>>;
  /** What Square returns for the ids (at most `BATCH_MAX_IDS`), deleted objects included. */
  retrieve(ids: readonly string[], call: Call): Promise<readonly SquareSighting[]>;
};

export function createSquareClient(
  { accessToken }: { readonly accessToken: string },
  http: UpstreamHttp,
): SquareClient {
  const headers = { authorization: `Bearer ${accessToken}`, 'square-version': SQUARE_VERSION };

  async function ask<Shape extends AnswerShape>(
    shape: Shape,
    request: UpstreamRequest,
  ): Promise<UpstreamSuccess<Shaped<Shape>>> {
    const read = async (body: JsonBody, signal: AbortSignal) => {
      const complaint = complaintIn(body);
      return complaint === undefined ? { page: await readShape(shape, body, signal) } : { complaint };
    };
    const answer = await http.request({ ...request, headers, read });
    const hasCursor = request.query?.cursor !== undefined;
    if (hasCursor && !answer.ok && isCursorRefused(answer.body)) throw new ExpiredCursor(answer);
    if (!answer.ok) throw refusedError('pos', answer);
    const { complaint, page } = answer.body;
    if (hasCursor && isCursorRefused(complaint)) throw new ExpiredCursor(answer);
    if (page === undefined) {
      const said = sanitizeMessage(messageOf(complaint) ?? '', [accessToken]);
      throw refusedError('pos', { status: answer.status, said });
    }
    return { ...answer, body: page };
  }

  async function listPages<T>(
    call: Call,
    { types = CATALOGUE_TYPES, keep, onPage }: CatalogueReading<T>,
  ): Promise<ReadonlyMap<string, T>> {
    const kept = new Map<string, T>();
    const seen = new Set<string>();
    const pages = countPages('pos', 'objects');
    let cursor: string | undefined;
    do {
      const query = { types: types.join(','), cursor };
      const request = { ...call, method: 'GET', path: '/v2/catalog/list', query } as const;
      const { body: page, size } = await ask(cataloguePage, request);
      for (const object of page.objects) {
        if (object !== null && object.is_deleted !== true) kept.set(object.id, keep(object));
      }
      cursor = page.cursor || undefined;
      if (cursor !== undefined && seen.size === seen.add(cursor).size) {
        throw new SyncError('pos-incomplete', { detail: { field: 'cursor' } });
      }
      const { values } = pages.add({ size, found: kept.size });
      await onPage?.(values);
    } while (cursor !== undefined);
    return kept;
  }

  return {
    async listLocations(call) {
      const { body } = await ask(locationsAnswer, { ...call, method: 'GET', path: '/v2/locations' });
      return body.locations.map(({ id, name, status, timezone, currency }) => ({
        id,
        name: name || id,
        active: status === 'ACTIVE',
        timeZone: timezone ?? 'UTC',
        currency,
      }));
    },
    listCatalogue: (call, reading) => untilCursorsLast('pos', () => listPages(call, reading)),
    async retrieve(ids, call) {
      const body = JSON.stringify({ object_ids: ids, include_deleted_objects: true });
      const request = { ...call, method: 'POST', path: '/v2/catalog/batch-retrieve', body } as const;
      return (await ask(batchAnswer, request)).body.objects;
    },
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
