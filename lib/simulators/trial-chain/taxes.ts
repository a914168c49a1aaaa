import type { Builder } from '#lib/simulators/accounts/build.ts';

export type TaxName = 'within' | 'takeaway' | 'former';

/** The chain's taxes: 10 % within the price, 8 % on top for what is taken away, and one that was switched off. */
export function trialTaxes(build: Builder) {
  const former = build.tax('旧消費税8%（内税）', '8', 'INCLUSIVE');
  return {
    within: build.tax('消費税10%（内税）', '10', 'INCLUSIVE'),
    takeaway: build.tax('消費税8%（持ち帰り・外税）', '8', 'ADDITIVE'),
    former: { ...former, tax_data: { ...former.tax_data, enabled: false } },
  } as const;
}
