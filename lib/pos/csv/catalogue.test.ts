import { describe, expect, it } from 'vitest';
import type { FileProblem } from '#lib/domain/file-problems.ts';
import { type Catalogue, readCatalogue } from './catalogue.ts';
import { FILE_NAMES, type FileName } from './columns.ts';
import type { Files } from './read-files.ts';

type Lines = Partial<Record<FileName, readonly string[]>>;

const BASE = {
  'locations.csv': ['id,name', 'L1,渋谷', 'L2,新宿'],
  'categories.csv': ['id,name,parent_id', 'C1,料理,', 'C2,揚げ物,C1'],
  'items.csv': [
    'item_id,name,category_ids,option_group_ids,variant_id,price',
    'I1,唐揚げ,C2,G1,V1,500',
    'I1,,,,V2,900',
  ],
  'prices.csv': ['location_id,variant_id,price,on_sale', 'L1,V1,550,'],
  'option-groups.csv': ['id,name,min,max,repeatable', 'G1,ソース,0,1,', 'G2,辛さ,0,,'],
  'options.csv': ['option_group_id,id,name,price,max_per_option,option_group_ids', 'G1,O1,塩,0,,', 'G2,O2,辛口,0,,'],
  'sold-out.csv': ['location_id,variant_id,option_id,until', 'L1,V1,,', 'L1,,O1,'],
} as const satisfies Record<FileName, readonly string[]>;

function read(changed: Lines): Catalogue {
  const bytes = (name: FileName) => new TextEncoder().encode(`${(changed[name] ?? BASE[name]).join('\n')}\n`);
  const steps = readCatalogue(Object.fromEntries(FILE_NAMES.map((name) => [name, bytes(name)])) as Files);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

const plus = (name: FileName, ...lines: readonly string[]): Lines => ({ [name]: [...BASE[name], ...lines] });

describe('readCatalogue', () => {
  it('reads the files', () => {
    const { locations, categories, items, prices } = read({});
    expect([...locations.keys()]).toEqual(['L1', 'L2']);
    expect(categories).toEqual([
      { id: 'C1', name: '料理', sortOrder: 0 },
      { id: 'C2', name: '揚げ物', parentId: 'C1', sortOrder: 0 },
    ]);
    expect(items).toMatchObject([{ id: 'I1', name: '唐揚げ', variants: [{ id: 'V1' }, { id: 'V2' }] }]);
    expect(prices.get('L1')?.get('V1')).toEqual({ price: 550, onSale: null });
  });

  it('accepts headers in Japanese and English, in any order', () => {
    const { locations } = read({ 'locations.csv': ['店舗名, 店舗ID ,Currency', '渋谷,L1,USD', '新宿,L2,'] });
    expect(locations.get('L1')).toMatchObject({ name: '渋谷', currency: 'USD' });
  });

  it.each<[FileProblem, Lines, object]>([
    ['header-missing', { 'locations.csv': ['id', 'L1'] }, { file: 'locations.csv', line: 1, said: 'name (店舗名)' }],
    ['header-missing', { 'locations.csv': [''] }, { file: 'locations.csv', line: 1 }],
    ['header-unknown', { 'locations.csv': ['id,name,phone'] }, { file: 'locations.csv', line: 1, field: 'phone' }],
    ['header-twice', { 'locations.csv': ['id,name,店舗名'] }, { file: 'locations.csv', line: 1, field: '店舗名' }],
    ['cells', plus('locations.csv', 'L3,a,b'), { file: 'locations.csv', line: 4, said: '3 ≠ 2' }],
    ['quotes', plus('locations.csv', 'L3,a"b'), { file: 'locations.csv', line: 4 }],
    ['value-missing', plus('locations.csv', 'L3,'), { file: 'locations.csv', line: 4, field: 'name' }],
    ['value-missing', { 'locations.csv': ['店舗ID,店舗名', ',a'] }, { line: 2, field: '店舗ID' }],
    ['not-an-id', plus('locations.csv', '4.90123E+12,a'), { field: 'id', said: '4.90123E+12' }],
    ['duplicate', plus('locations.csv', 'L1,a'), { line: 4, field: 'id', said: 'L1' }],
    ['not-yes-or-no', { 'locations.csv': ['id,name,active', 'L1,a,maybe'] }, { field: 'active', said: 'maybe' }],
    ['not-a-time-zone', { 'locations.csv': ['id,name,time_zone', 'L1,a,Tokyo'] }, { field: 'time_zone' }],
    ['not-a-currency', { 'locations.csv': ['id,name,currency', 'L1,a,円'] }, { field: 'currency' }],
    ['duplicate', plus('categories.csv', 'C1,a,'), { file: 'categories.csv', line: 4, field: 'id' }],
    ['value-missing', plus('categories.csv', 'C3,,'), { file: 'categories.csv', field: 'name' }],
    ['unknown-reference', plus('categories.csv', 'C3,a,C9'), { field: 'parent_id', said: 'C9' }],
    ['circle', plus('categories.csv', 'C3,a,C4', 'C4,b,C3'), { file: 'categories.csv', field: 'parent_id' }],
    ['duplicate', plus('items.csv', 'I2,a,C1,,V1,5'), { file: 'items.csv', line: 4, field: 'variant_id' }],
    ['unknown-reference', plus('items.csv', 'I2,a,C1;C9,,V3,5'), { field: 'category_ids', said: 'C9' }],
    ['unknown-reference', plus('items.csv', 'I2,a,C1,G9,V3,5'), { field: 'option_group_ids', said: 'G9' }],
    ['differs', plus('items.csv', 'I1,竜田揚げ,,,V3,5'), { line: 4, field: 'name', said: '竜田揚げ' }],
    ['not-a-number', plus('items.csv', 'I2,a,C1,,V3,¥500'), { line: 4, field: 'price', said: '¥500' }],
    ['not-a-number', plus('items.csv', 'I2,a,C1,,V3,-5'), { field: 'price' }],
    ['not-a-number', plus('items.csv', 'I2,a,C1,,V3,5.5'), { field: 'price' }],
    ['not-a-number', plus('items.csv', 'I2,a,C1,,V3,"1,00"'), { field: 'price' }],
    ['not-a-number', plus('items.csv', 'I2,a,C1,,V3,99999999999999999'), { field: 'price' }],
    ['not-a-number', { 'items.csv': [`${BASE['items.csv'][0]},tax_rate`, 'I1,a,,,V1,5,101'] }, { field: 'tax_rate' }],
    ['unknown-reference', plus('prices.csv', 'L9,V1,5,'), { file: 'prices.csv', line: 3, field: 'location_id' }],
    ['unknown-reference', plus('prices.csv', 'L1,V9,5,'), { file: 'prices.csv', field: 'variant_id', said: 'V9' }],
    ['duplicate', plus('prices.csv', 'L1,V1,5,'), { file: 'prices.csv', line: 3, field: 'variant_id' }],
    ['duplicate', plus('option-groups.csv', 'G1,a,0,1,'), { file: 'option-groups.csv', line: 4, field: 'id' }],
    ['group-empty', plus('option-groups.csv', 'G3,a,0,1,'), { file: 'option-groups.csv', line: 4, said: 'G3' }],
    ['min-above-max', { 'option-groups.csv': ['id,name,min,max', 'G1,a,2,1', 'G2,b,0,'] }, { line: 2, field: 'min' }],
    ['unknown-reference', plus('options.csv', 'G9,O3,a,0,,'), { file: 'options.csv', field: 'option_group_id' }],
    ['unknown-reference', plus('options.csv', 'G1,O3,a,0,,G9'), { field: 'option_group_ids', said: 'G9' }],
    ['duplicate', plus('options.csv', 'G1,O1,a,0,,'), { file: 'options.csv', line: 4, field: 'id' }],
    ['not-repeatable', plus('options.csv', 'G1,O3,a,0,2,'), { field: 'max_per_option', said: '2' }],
    ['circle', plus('options.csv', 'G1,O3,a,0,,G2', 'G2,O4,a,0,,G1'), { file: 'option-groups.csv', field: 'id' }],
    ['one-of-two', plus('sold-out.csv', 'L1,,,'), { file: 'sold-out.csv', line: 4 }],
    ['one-of-two', plus('sold-out.csv', 'L1,V1,O1,'), { file: 'sold-out.csv', line: 4 }],
    ['unknown-reference', plus('sold-out.csv', 'L9,V1,,'), { field: 'location_id' }],
    ['unknown-reference', plus('sold-out.csv', 'L1,V9,,'), { field: 'variant_id' }],
    ['unknown-reference', plus('sold-out.csv', 'L1,,O9,'), { field: 'option_id' }],
    ['duplicate', plus('sold-out.csv', 'L1,V1,,'), { file: 'sold-out.csv', line: 4 }],
    ['not-a-time', plus('sold-out.csv', 'L2,V1,,tomorrow'), { field: 'until', said: 'tomorrow' }],
  ])('%s: %j', (fileProblem, changed, place) => {
    expect(() => read(changed)).toThrow(
      expect.objectContaining({
        code: 'pos-file-invalid',
        detail: expect.objectContaining({ fileProblem, ...place }),
      }),
    );
  });

  it('finds its way through a long chain of categories', () => {
    const chain = Array.from({ length: 9_000 }, (_, place) => `X${place},a,${place === 0 ? '' : `X${place - 1}`}`);
    expect(read(plus('categories.csv', ...chain)).categories).toHaveLength(9_002);
  });
});
