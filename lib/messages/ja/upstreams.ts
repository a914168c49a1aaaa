import type { OrderingKind, PosKind } from '#lib/domain/upstream-kinds.ts';

/** The products' names. */
export const upstreamsJa = { square: 'Square', csv: 'CSVファイル', oder: 'oder' } as const satisfies Record<
  PosKind | OrderingKind,
  string
>;
