import { Broken, expectRejected, expectSame, expectStatus } from '#e2e/conformance/expectations.ts';
import type { Rule } from '#e2e/conformance/rule.ts';
import { group, item, ordered, type Site } from '#e2e/conformance/site.ts';
import type { PlatformFeature } from '#lib/domain/master.ts';
import type { OderMenu } from '#lib/simulators/oder/schema.ts';

type Extension = {
  readonly feature: PlatformFeature;
  readonly says: string;
  readonly menu: (site: Site) => OderMenu;
  /** What a platform without the feature names in its refusal. */
  readonly named: { readonly entity: string; readonly id: string };
};

const options = [{ id: 'conformance-o', name: 'o', price: 0 }];

const EXTENSIONS: readonly Extension[] = [
  {
    feature: 'tax-by-service',
    says: 'taxRates',
    menu: (site) => site.menuWith([item('taxed', { taxRates: { dineIn: 10, takeaway: 8 } })]),
    named: { entity: 'item', id: 'conformance-taxed' },
  },
  {
    feature: 'alcohol',
    says: 'alcoholic',
    menu: (site) => site.menuWith([item('beer', { alcoholic: true })]),
    named: { entity: 'item', id: 'conformance-beer' },
  },
  {
    feature: 'repeatable-options',
    says: 'repeatable, maxPerOption and default, and minimums above the number of options',
    menu: (site) => {
      const pieces = options.map((option) => ({ ...option, maxPerOption: 4, default: true as const }));
      return site.menuWith(
        [item('shots', { optionGroupIds: ['conformance-shots'] })],
        [group('shots', { repeatable: true, min: 3, max: 4, options: pieces })],
      );
    },
    named: { entity: 'optionGroup', id: 'conformance-shots' },
  },
  {
    feature: 'nested-options',
    says: "an option's optionGroupIds",
    menu: (site) => {
      const outer = options.map((option) => ({ ...option, optionGroupIds: ['conformance-inner'] }));
      return site.menuWith(
        [item('set', { optionGroupIds: ['conformance-outer'] })],
        [group('outer', { options: outer }), group('inner')],
      );
    },
    named: { entity: 'optionGroup', id: 'conformance-outer' },
  },
];

/** Each optional field: kept by a platform that lists its feature, refused by one that doesn't. */
export const FEATURE_RULES: readonly Rule[] = [
  ...EXTENSIONS.map(({ feature, says, menu, named }): Rule => ({
    id: feature,
    says: `With ${feature}, ${says} are kept; without it, they are 422.`,
    async check(site) {
      const before = site.menuWith([item('before')]);
      await site.setUp(before);
      const wanted = menu(site);
      const answer = await site.client.put(site.paths.menu, wanted);
      const has = site.brand.features.includes(feature);
      if (has) expectStatus(answer, 200);
      else expectRejected(answer, named);
      expectSame('the menu', ordered(await site.readMenu()), ordered(has ? wanted : before));
    },
  })),
  {
    id: 'nested-circle',
    says: 'A group nested in itself, or an unknown nested group, is 422.',
    feature: 'nested-options',
    async check(site) {
      await site.setUp(site.menuWith([]));
      for (const inner of ['conformance-outer', 'conformance-nowhere']) {
        const nested = options.map((option) => ({ ...option, optionGroupIds: [inner] }));
        const menu = site.menuWith([], [group('outer', { options: nested })]);
        const answer = await site.client.put(site.paths.menu, menu);
        expectRejected(answer, { entity: 'optionGroup', id: 'conformance-outer' });
      }
    },
  },
  {
    id: 'nested-counts',
    says: 'A change of a nested group changes the items that lead to it.',
    feature: 'nested-options',
    async check(site) {
      const nested = options.map((option) => ({ ...option, optionGroupIds: ['conformance-inner'] }));
      const menuOf = (name: string) =>
        site.menuWith(
          [item('set', { optionGroupIds: ['conformance-outer'] }), item('other')],
          [group('outer', { options: nested }), group('inner', { name })],
        );
      await site.setUp(menuOf('one'));
      const answer = await site.client.put(site.paths.menu, menuOf('two'));
      const changed: unknown = Reflect.get(Object(answer.body), 'changed');
      if (changed !== 1) throw new Broken(`expected 1 changed item, got ${String(changed)}`);
    },
  },
  {
    id: 'repeatable-limits',
    says: 'A minimum above the pieces that can be chosen, or maxPerOption in a group that is not repeatable, is 422.',
    feature: 'repeatable-options',
    async check(site) {
      await site.setUp(site.menuWith([]));
      const limited = options.map((option) => ({ ...option, maxPerOption: 2 }));
      for (const wrong of [{ repeatable: true as const, min: 3, options: limited }, { options: limited }]) {
        const answer = await site.client.put(site.paths.menu, site.menuWith([], [group('wrong', wrong)]));
        expectRejected(answer, { entity: 'optionGroup', id: 'conformance-wrong' });
      }
    },
  },
];
