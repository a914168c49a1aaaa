import type { Side } from '#lib/sync/ports.ts';
import type { BodySize } from './json-body.ts';
import { checkBound } from './over-bound.ts';

export type PageCount = {
  /** Call after each page; `found` is the number of distinct entries so far. Throws `…-malformed` past a bound. */
  add(page: { readonly size: BodySize; readonly found: number }): { readonly values: number };
};

/** Stops a read whose pages never end or bring nothing new. */
export function countPages(side: Side, counted: 'objects' | 'shops'): PageCount {
  let pages = 0;
  let repeated = 0;
  let previouslyFound = 0;
  let bytes = 0;
  let values = 0;
  return {
    add({ size, found }) {
      pages += 1;
      bytes += size.bytes;
      values += size.values;
      repeated = found > previouslyFound ? 0 : repeated + 1;
      previouslyFound = found;
      checkBound(side, 'repeated-pages', repeated);
      checkBound(side, 'pages', pages);
      checkBound(side, counted, found);
      checkBound(side, 'read-bytes', bytes);
      checkBound(side, 'read-values', values);
      return { values };
    },
  };
}
