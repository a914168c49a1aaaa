import type { Builder } from '#lib/simulators/accounts/build.ts';

export type TaxName = 'within' | 'takeaway' | 'former';

/** The chain's taxes: 10 % included in the price, 8 % added for takeaway, and a disabled one. */
export function trialTaxes(build: Builder) {
  const former = build.tax('旧消費税8%（内税）', '8', 'INCLUSIVE');
  return {
    within: build.tax('消費税10%（内税）', '10', 'INCLUSIVE'),
    takeaway: build.tax('消費税8%（持ち帰り・外税）', '8', 'ADDITIVE'),
    former: { ...former, tax_data: { ...former.tax_data, enabled: false } },
  } as const;
}
