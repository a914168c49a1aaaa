import type { Fault } from '#lib/simulators/server/fault.ts';
import type { SquareAccount, TopLevelObject } from '#lib/simulators/square/types.ts';
import type { CorpusCase } from './case-schema.ts';
import { spoil, type Step } from './spoil.ts';

const JSON_HEADERS = { 'content-type': 'application/json; charset=utf-8' };
const PAGE_SIZE = 100;
const LIST = { path: '/v2/catalog/list' };

/** The simulator faults that produce the case's responses. */
export function faultsFor(one: CorpusCase, account: SquareAccount): readonly Fault[] {
  const faults: Fault[] = [...(one.faults ?? [])];
  if (one.answer) faults.push({ kind: 'answer', ...one.answer });
  if (one.deniesAll) {
    const objects = account.objects.map(({ id, type }) => ({ id, type, is_deleted: true }));
    faults.push(answering('/v2/catalog/batch-retrieve', { objects }));
  }
  if (one.locations) {
    const { LOCATION } = spoil({ LOCATION: account.locations }, one.locations);
    faults.push(answering('/v2/locations', { locations: LOCATION }));
  }
  if (one.text) {
    const { find, replace, times } = one.text;
    faults.push({ kind: 'rewrite', on: LIST, find, replace: replace.repeat(times) });
  }
  if (one.catalogue || one.pages) faults.push(...pageFaults(one, account));
  return faults;
}

/** The account's objects, with each step applied by type. */
export function spoiledObjects({ objects }: SquareAccount, steps: readonly Step[]): readonly TopLevelObject[] {
  const byType = Object.fromEntries(Map.groupBy(objects, ({ type }) => type));
  return Object.values(spoil(byType, steps)).flat();
}

function pageFaults({ catalogue = [], pages }: CorpusCase, account: SquareAccount): readonly Fault[] {
  const list = spoiledObjects(account, catalogue);
  // The adapter may read a second time: it gets the same pages again.
  const wanted = pages ?? [...pagesOf(list.length), ...pagesOf(list.length)];
  return wanted.map(({ objects: slices, cursor }, place) => ({
    ...answering(LIST.path, { objects: slices.split(',').flatMap((slice) => part(list, slice)), cursor }),
    ...(place < wanted.length - 1 && { times: 1 }),
  }));
}

function pagesOf(length: number): { objects: string; cursor?: string }[] {
  const count = Math.max(1, Math.ceil(length / PAGE_SIZE));
  return Array.from({ length: count }, (_, index) => ({
    objects: `${index * PAGE_SIZE}-${(index + 1) * PAGE_SIZE - 1}`,
    ...(index < count - 1 && { cursor: `page-${index + 2}` }),
  }));
}

function part<T>(list: readonly T[], slice: string): readonly T[] {
  const [from = 0, to = 0] = slice.split('-').map(Number);
  return list.slice(from, to + 1);
}

function answering(path: string, body: unknown): Fault {
  return { kind: 'answer', on: { path }, status: 200, headers: JSON_HEADERS, body: JSON.stringify(body) };
}
