import { z } from 'zod';
import { SyncError } from '#lib/domain/errors.ts';
import { refusedError } from '#lib/http/outgoing/error-maker.ts';
import { ExpiredCursor, untilCursorsLast } from '#lib/http/outgoing/expired-cursor.ts';
import { tidyWords, wordsOf } from '#lib/http/outgoing/other-sides-words.ts';
import { parseAnswer } from '#lib/http/outgoing/parse-answer.ts';
import type { UpstreamHttp, UpstreamRequest } from '#lib/http/outgoing/upstream-http.ts';
import type { Call, PosLocation } from '#lib/sync/ports.ts';
import { isCursorRefused } from './cursor-refused.ts';
import {
  batchSchema,
  CATALOGUE_TYPES,
  cataloguePageSchema,
  locationsSchema,
  type SquareObject,
  type SquareSighting,
} from './schema.ts';

const SQUARE_VERSION = '2025-08-20';
const errorsSchema = z.object({ errors: z.array(z.unknown()).min(1) });
/** An account of a million objects; past it the other side turns in circles with ever new cursors. */
const PAGES_MAX = 10_000;
/** `batch_retrieve_max_object_ids` of `GET /v2/catalog/info`. */
export const BATCH_MAX_IDS = 1_000;

export type SquareClient = {
  listLocations(call: Call): Promise<readonly PosLocation[]>;
  /**
   * Everything in the account that a menu is made of, page by page; throws `pos-incomplete` where the pages don't end,
   * `pos-read-expired` where a cursor expires in every one of several reads.
   */
  listCatalogue(call: Call): Promise<readonly SquareObject[]>;
  /** What Square still knows of the ids, at most `BATCH_MAX_IDS`, deleted objects included. */
  retrieve(ids: readonly string[], call: Call): Promise<readonly SquareSighting[]>;
};

export function createSquareClient(
  { accessToken }: { readonly accessToken: string },
  http: UpstreamHttp,
): SquareClient {
  const headers = { authorization: `Bearer ${accessToken}`, 'square-version': SQUARE_VERSION };

  async function ask<Schema extends z.ZodType>(schema: Schema, request: UpstreamRequest): Promise<z.output<Schema>> {
    const answer = await http.request({ ...request, headers });
    if (request.query?.cursor !== undefined && isCursorRefused(answer.body)) throw new ExpiredCursor(answer);
    if (answer.status >= 400) throw refusedError('pos', answer);
    // Square can put `errors` into a 200 as well.
    if (errorsSchema.safeParse(answer.body).success) {
      const said = tidyWords(wordsOf(answer.body) ?? '', [accessToken]);
      throw refusedError('pos', { status: answer.status, said });
    }
    return parseAnswer(schema, answer, 'pos');
  }

  async function listPages(call: Call): Promise<readonly SquareObject[]> {
    const objects: SquareObject[] = [];
    const seen = new Set<string>();
    let cursor: string | undefined;
    do {
      const query = { types: CATALOGUE_TYPES.join(','), cursor };
      const page = await ask(cataloguePageSchema, { ...call, method: 'GET', path: '/v2/catalog/list', query });
      objects.push(...page.objects);
      cursor = page.cursor || undefined;
      if (cursor !== undefined && (seen.has(cursor) || seen.size === PAGES_MAX)) {
        throw new SyncError('pos-incomplete', { detail: { field: 'cursor' } });
      }
      if (cursor !== undefined) seen.add(cursor);
    } while (cursor !== undefined);
    return objects;
  }

  return {
    async listLocations(call) {
      const { locations } = await ask(locationsSchema, { ...call, method: 'GET', path: '/v2/locations' });
      return (locations ?? []).map(({ id, name, status, timezone, currency }) => ({
        id,
        name: name || id,
        active: status === 'ACTIVE',
        timeZone: timezone ?? 'UTC',
        currency,
      }));
    },
    listCatalogue: (call) => untilCursorsLast('pos', () => listPages(call)),
    async retrieve(ids, call) {
      const body = JSON.stringify({ object_ids: ids, include_deleted_objects: true });
      const { objects } = await ask(batchSchema, { ...call, method: 'POST', path: '/v2/catalog/batch-retrieve', body });
      return objects ?? [];
    },
  };
}
