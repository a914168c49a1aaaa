import type { PageFault } from './fault.ts';

export type PageRequest<T> = {
  /** All entries in a fixed order, tombstones included, so that nothing shifts while a client reads. */
  readonly list: readonly T[];
  readonly shows: (entry: T) => boolean;
  readonly limit: number;
  readonly cursor: string | undefined;
  /** Identifies the list (its filters). Cursors of another list are rejected. */
  readonly query: string;
  readonly fault: PageFault | undefined;
  /** Cursor lifetime; unlimited if absent. */
  readonly cursors?: CursorLife | undefined;
};

/** How long a cursor is valid after it was issued, and the clock used, in ms. */
export type CursorLife = { readonly lifeMs: number; readonly now: () => number };

export type Page<T> = { readonly items: readonly T[]; readonly cursor?: string };

/** A page's start in the list, its number (for faults), and whether it was sent before. */
type Position = { readonly from: number; readonly page: number; readonly again: number };

/** One page of a list, corrupted if a fault applies. */
export function pageOf<T>(request: PageRequest<T>): Page<T> | 'invalid-cursor' {
  const { fault, cursor } = request;
  const requested = positionOf(request);
  if (requested === undefined) return 'invalid-cursor';
  const isHit = pageTest(request);
  if (cursor !== undefined && fault?.kind === 'expired-cursor' && isHit(requested.page)) return 'invalid-cursor';

  // If page 1 is the missing page, the first request gets page 2.
  const lost = cursor === undefined && fault?.page !== undefined && fault.kind === 'missing-page' && isHit(1);
  const position = lost ? (after(request, requested) ?? { ...requested, from: request.list.length }) : requested;
  const items = sliceAt(request, position.from);
  const following = after(request, position);
  const skipped = following !== undefined && fault?.kind === 'missing-page' && isHit(following.page);
  const next = cursorTo(request, skipped ? after(request, following) : following);

  if (!isHit(position.page)) return { items, ...next };
  switch (fault?.kind) {
    case 'duplicate-page':
      return { items, ...(position.again > 0 ? next : cursorTo(request, { ...position, again: 1 })) };
    case 'empty-page':
      return { items: [], ...next };
    case 'repeat-cursor':
      return { items, ...(cursor === undefined ? cursorTo(request, position) : { cursor }) };
    default:
      return { items, ...next };
  }
}

function positionOf<T>({ cursor, query, cursors }: PageRequest<T>): Position | undefined {
  if (cursor === undefined) return { from: 0, page: 1, again: 0 };
  const content = decodeCursor(cursor);
  const { from, page, again, at } = content ?? {};
  if (cursors !== undefined && !(typeof at === 'number' && cursors.now() - at <= cursors.lifeMs)) return undefined;
  const isPosition = typeof from === 'number' && typeof page === 'number' && typeof again === 'number';
  return isPosition && content?.query === query ? { from, page, again } : undefined;
}

function sliceAt<T>({ list, shows, limit }: PageRequest<T>, from: number): T[] {
  const items: T[] = [];
  for (let at = from; at < list.length && items.length < limit; at++) {
    const entry = list[at];
    if (entry !== undefined && shows(entry)) items.push(entry);
  }
  return items;
}

/** The next page; undefined after the last. */
function after<T>({ list, shows, limit }: PageRequest<T>, { from, page }: Position): Position | undefined {
  let seen = 0;
  for (const [offset, entry] of list.slice(from).entries()) {
    if (!shows(entry)) continue;
    if (seen === limit) return { from: from + offset, page: page + 1, again: 0 };
    seen++;
  }
  return undefined;
}

function cursorTo<T>({ query, cursors }: PageRequest<T>, position: Position | undefined): { cursor?: string } {
  if (position === undefined) return {};
  return { cursor: encodeCursor({ query, ...position, ...(cursors && { at: cursors.now() }) }) };
}

/** Returns a predicate for the page numbers the fault applies to; negative numbers count from the end. */
function pageTest<T>({ list, shows, limit, fault }: PageRequest<T>): (page: number) => boolean {
  const faultPage = fault?.page;
  if (fault === undefined) return () => false;
  if (faultPage === undefined) return () => true;
  if (faultPage > 0) return (page) => page === faultPage;
  const lastPage = Math.max(1, Math.ceil(list.filter(shows).length / limit));
  return (page) => page === lastPage + 1 + faultPage;
}

/** Encodes a cursor's content as opaque text. */
function encodeCursor(content: Readonly<Record<string, string | number>>): string {
  return Buffer.from(JSON.stringify(content), 'utf8').toString('base64url');
}

/** Decodes a cursor; undefined if this upstream did not issue it. */
function decodeCursor(cursor: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const content: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return typeof content === 'object' && content !== null ? { ...content } : undefined;
  } catch {
    return undefined;
  }
}
