import { expectRejected, expectSame, expectStatus } from '#e2e/conformance/expectations.ts';
import type { Rule } from '#e2e/conformance/rule.ts';
import { group, item, ordered, type Site } from '#e2e/conformance/site.ts';
import type { OderMenu } from '#lib/simulators/oder/schema.ts';

type Wrong = {
  readonly id: string;
  readonly says: string;
  readonly menu: (site: Site) => unknown;
  /** What the error names; absent if any 422 will do. */
  readonly named?: { readonly entity: string; readonly id: string };
};

const wrongItem = { entity: 'item', id: 'conformance-wrong' };
const wrongGroup = { entity: 'optionGroup', id: 'conformance-wrong' };
const option = (id: string) => ({ id: `conformance-${id}`, name: id, price: 0 });

const WRONG: readonly Wrong[] = [
  {
    id: 'unknown-category',
    says: 'An item in an unknown category is 422.',
    menu: (site) => site.menuWith([item('wrong', { categoryIds: ['conformance-nowhere'] })]),
    named: wrongItem,
  },
  {
    id: 'unknown-group',
    says: 'An item with an unknown option group is 422.',
    menu: (site) => site.menuWith([item('wrong', { optionGroupIds: ['conformance-nowhere'] })]),
    named: wrongItem,
  },
  {
    id: 'repeated-item',
    says: 'An item that comes twice is 422.',
    menu: (site) => site.menuWith([item('wrong'), item('wrong', { variants: [option('other-v')] })]),
    named: wrongItem,
  },
  {
    id: 'repeated-variant',
    says: 'A variant id that two items have is 422.',
    menu: (site) =>
      site.menuWith([item('first', { variants: [option('same-v')] }), item('wrong', { variants: [option('same-v')] })]),
    named: wrongItem,
  },
  {
    id: 'repeated-option',
    says: 'An option that comes twice in a group is 422.',
    menu: (site) => site.menuWith([], [group('wrong', { options: [option('o'), option('o')] })]),
    named: wrongGroup,
  },
  {
    id: 'no-variant',
    says: 'An item without a variant is 422.',
    menu: (site) => site.menuWith([item('wrong', { variants: [] })]),
    named: wrongItem,
  },
  {
    id: 'negative-price',
    says: 'A variant with a negative price, or a fraction of the smallest unit, is 422.',
    menu: (site) => site.menuWith([item('wrong', { variants: [{ id: 'conformance-wrong-v', price: -1 }] })]),
    named: wrongItem,
  },
  {
    id: 'missing-price',
    says: 'A variant without a price is 422.',
    menu: (site) => site.menuWith([{ ...item('wrong'), variants: [{ id: 'conformance-wrong-v' } as never] }]),
    named: wrongItem,
  },
  {
    id: 'tax-above-100',
    says: 'A tax rate above 100 is 422.',
    menu: (site) => site.menuWith([item('wrong', { taxRate: 101 })]),
    named: wrongItem,
  },
  {
    id: 'long-name',
    says: 'A name of 513 characters is 422.',
    menu: (site) => site.menuWith([item('wrong', { name: '長'.repeat(513) })]),
    named: wrongItem,
  },
  {
    id: 'min-above-max',
    says: 'A group whose minimum is above its maximum is 422.',
    menu: (site) => site.menuWith([], [group('wrong', { min: 2, max: 1 })]),
    named: wrongGroup,
  },
  {
    id: 'min-above-options',
    says: 'A group whose minimum is above its number of options is 422.',
    menu: (site) => site.menuWith([], [group('wrong', { min: 3 })]),
    named: wrongGroup,
  },
  {
    id: 'wrong-currency',
    says: "A menu in another currency than the brand's is 422.",
    menu: (site) => ({ ...site.menuWith([]), currency: site.brand.currency === 'XTS' ? 'XXX' : 'XTS' }),
  },
  {
    id: 'unknown-field',
    says: 'A field that is not in the contract is 422: nothing is lost in silence.',
    menu: (site) => site.menuWith([{ ...item('wrong'), conformance: 1 } as never]),
    named: wrongItem,
  },
  {
    id: 'null-field',
    says: 'Null for an optional field is 422.',
    menu: (site) => site.menuWith([{ ...item('wrong'), kana: null } as never]),
    named: wrongItem,
  },
];

/** Bodies that break a rule: each is refused, names the entity, and leaves the menu as it was. */
export const REJECTION_RULES: readonly Rule[] = WRONG.map(({ id, says, menu, named }) => ({
  id,
  says,
  async check(site) {
    const before: OderMenu = site.menuWith([item('before')]);
    await site.setUp(before);
    const answer = await site.client.put(site.paths.menu, menu(site));
    if (named) expectRejected(answer, named);
    else expectStatus(answer, 422);
    expectSame('the menu', ordered(await site.readMenu()), ordered(before));
  },
}));
