import type { OrderingKind, PosKind } from '#lib/domain/upstream-kinds.ts';

/** The products' names. */
export const upstreamsEn = { square: 'Square', csv: 'CSV files', oder: 'oder' } as const satisfies Record<
  PosKind | OrderingKind,
  string
>;
