import type { ClockFacts, ShopChangesFacts, ShopFacts, StatusFacts } from '#lib/contract/facts.ts';
import { cursorText, parseCursor } from './cursor.ts';
import type { Snapshot } from './snapshot.ts';

/** Everything but the shops. */
export function clockOf(snapshot: Snapshot): ClockFacts {
  const { at, chain, runs, lastAllRun, conductor } = snapshot;
  return { cursor: cursorOf(snapshot), at, chain, runs, lastAllRun, conductor };
}

/** The shops that changed after the cursor; all of them if the cursor is missing or can't be used. */
export function changesSince(snapshot: Snapshot, since: string | undefined): ShopChangesFacts {
  const rev = usableRev(snapshot, since);
  return { cursor: cursorOf(snapshot), whole: rev === null, items: shopsAfter(snapshot, rev) };
}

/** The clock and the changed shops in one. */
export function statusSince(snapshot: Snapshot, since: string | undefined): StatusFacts {
  const { whole, items } = changesSince(snapshot, since);
  return { ...clockOf(snapshot), whole, shops: items };
}

/** Whether the cursor comes from a newer snapshot: another process's, or one from before the database was restored. */
export function isAhead(snapshot: Snapshot, text: string | undefined): boolean {
  const cursor = parseCursor(text);
  return cursor !== null && cursor.rev > snapshot.rev;
}

function cursorOf({ rev, shops }: Snapshot): string {
  return cursorText({ rev, shops: shops.size });
}

function shopsAfter({ shops }: Snapshot, rev: bigint | null): readonly ShopFacts[] {
  const changed = rev === null ? [...shops.values()] : [...shops.values()].filter((shop) => shop.rev > rev);
  return changed.map(({ facts }) => facts);
}

/** Null requests everything: no cursor, an invalid one, or one from before a restore or the removal of shops. */
function usableRev(snapshot: Snapshot, since: string | undefined): bigint | null {
  const cursor = parseCursor(since);
  if (cursor === null || cursor.rev > snapshot.rev || cursor.rev < snapshot.goneAt) return null;
  return cursor.shops > snapshot.shops.size ? null : cursor.rev;
}
