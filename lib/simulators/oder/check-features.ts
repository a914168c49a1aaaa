import type { FieldError } from './problem.ts';
import type { Feature, OderItem, OderMenu, OderOptionGroup } from './schema.ts';

/** An error for each field that belongs to a feature which the platform doesn't have. */
export function checkFeatures(menu: OderMenu, features: readonly Feature[]): readonly FieldError[] {
  const lacks = (feature: Feature) => !features.includes(feature);
  return [
    ...(lacks('tax-by-service') ? itemsWith(menu, 'taxRates') : []),
    ...(lacks('alcohol') ? itemsWith(menu, 'alcoholic') : []),
    ...(lacks('repeatable-options')
      ? menu.optionGroups.flatMap((group) => [
          ...(group.repeatable === undefined ? [] : [unsupported(group, 'repeatable')]),
          ...optionsWith(group, 'maxPerOption'),
          ...optionsWith(group, 'default'),
        ])
      : []),
    ...(lacks('nested-options') ? menu.optionGroups.flatMap((group) => optionsWith(group, 'optionGroupIds')) : []),
  ];
}

function itemsWith({ items }: OderMenu, field: 'taxRates' | 'alcoholic'): readonly FieldError[] {
  return items
    .filter((item: OderItem) => item[field] !== undefined)
    .map(({ id, name }) => ({ entity: 'item', id, field, message: `「${name}」の${field}には対応していません` }));
}

function optionsWith(
  group: OderOptionGroup,
  field: 'maxPerOption' | 'default' | 'optionGroupIds',
): readonly FieldError[] {
  return group.options.flatMap((option, index) =>
    option[field] === undefined ? [] : [unsupported(group, `options.${index}.${field}`)],
  );
}

function unsupported({ id, name }: OderOptionGroup, field: string): FieldError {
  return { entity: 'optionGroup', id, field, message: `オプション「${name}」の${field}には対応していません` };
}
