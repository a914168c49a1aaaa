import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchShops, type MatchedShops, type PlatformSide, type PosSide } from './match-shops.ts';

const location = (id: string, name: string): PosSide => ({ id, name, active: true, timeZone: 'Asia/Tokyo' });
const shop = (id: string, name: string, posLocationId?: string): PlatformSide => ({
  id,
  name,
  ...(posLocationId !== undefined && { posLocationId }),
});
const pairsOf = ({ matched }: MatchedShops) => matched.map((pair) => `${pair.pos.id}=${pair.platform.id}`);

describe('matchShops', () => {
  it('trusts the platform’s location id over the names', () => {
    const found = matchShops(
      [location('L1', '渋谷店'), location('L2', '新宿店')],
      [shop('101', '新宿店', 'L1'), shop('102', '渋谷店', 'L2')],
    );
    expect(pairsOf(found)).toEqual(['L1=101', 'L2=102']);
  });

  it('otherwise matches equal names, ignoring width, case and spaces', () => {
    const found = matchShops([location('L1', 'ﾊｲｾﾞﾝ　Ginza')], [shop('101', 'ハイゼン GINZA ')]);
    expect(pairsOf(found)).toEqual(['L1=101']);
  });

  it.each<[string, readonly PosSide[], readonly PlatformSide[]]>([
    ['used twice at the POS', [location('L1', '渋谷店'), location('L2', '渋谷店')], [shop('101', '渋谷店')]],
    ['used twice at the platform', [location('L1', '渋谷店')], [shop('101', '渋谷店'), shop('102', '渋谷店')]],
    [
      'used twice, with one shop linked',
      [location('L1', '渋谷店'), location('L2', '渋谷店')],
      [shop('101', '道玄坂店', 'L1'), shop('102', '渋谷店')],
    ],
    ['empty', [location('L1', ' ')], [shop('101', '　')]],
  ])('does not match a name that is %s', (_how, pos, platform) => {
    expect(pairsOf(matchShops(pos, platform)).filter((pair) => !pair.startsWith('L1=101'))).toEqual([]);
    const unlinked = platform.filter((entry) => entry.posLocationId === undefined);
    expect(matchShops(pos, platform).onlyAtPlatform).toEqual(unlinked);
  });

  it('does not match a shop by name if its location id is unknown to the POS', () => {
    const found = matchShops([location('L1', '渋谷店')], [shop('101', '渋谷店', 'L9')]);
    expect(found.matched).toEqual([]);
    expect(found.onlyAtPos.map(({ id }) => id)).toEqual(['L1']);
    expect(found.onlyAtPlatform.map(({ id }) => id)).toEqual(['101']);
  });

  it('matches nothing to a location that two shops claim, not even a third shop with its name', () => {
    const pos = [location('L1', '渋谷店')];
    const platform = [shop('101', 'A', 'L1'), shop('102', 'B', 'L1'), shop('103', '渋谷店')];
    expect(matchShops(pos, platform)).toEqual({ matched: [], onlyAtPos: pos, onlyAtPlatform: platform, unusable: [] });
  });
});

describe('a shop whose id cannot be part of a URL', () => {
  it('is not matched and is listed with the reason', () => {
    const found = matchShops([location('L1', '渋谷店'), location('L2', '新宿店')], [shop('..', '渋谷店', 'L1')]);
    expect(found).toEqual({
      matched: [],
      onlyAtPos: [location('L1', '渋谷店'), location('L2', '新宿店')],
      onlyAtPlatform: [],
      unusable: [{ side: 'ordering', id: '..', name: '渋谷店', reason: 'id-not-usable' }],
    });
  });

  it('at the POS leaves the platform’s shop unmatched', () => {
    const found = matchShops([location('.', '渋谷店')], [shop('101', '渋谷店')]);
    expect(found).toMatchObject({ matched: [], onlyAtPos: [], onlyAtPlatform: [{ id: '101' }] });
    expect(found.unusable).toEqual([{ side: 'pos', id: '.', name: '渋谷店', reason: 'id-not-usable' }]);
  });

  it('still claims its location and its name', () => {
    const pos = [location('L1', '渋谷店'), location('L2', '新宿店')];
    const found = matchShops(pos, [
      shop('..', 'A', 'L1'),
      shop('101', 'B', 'L1'),
      shop('.', '新宿店'),
      shop('102', '新宿店'),
    ]);
    expect(found.matched).toEqual([]);
    expect(found.onlyAtPos).toEqual(pos);
  });
});

describe('for any input', () => {
  const name = fc.constantFrom('渋谷店', '新宿店', '神田店', ' ');
  const pos = fc.uniqueArray(fc.tuple(fc.constantFrom('L1', 'L2', 'L3', 'L4'), name), { selector: ([id]) => id });
  const platform = fc.array(fc.tuple(name, fc.option(fc.constantFrom('L1', 'L2', 'L9'), { nil: undefined })), {
    maxLength: 5,
  });
  const sides = fc.tuple(
    pos.map((all) => all.map(([id, called]) => location(id, called))),
    platform.map((all) => all.map(([called, linked], n) => shop(n === 3 ? '..' : String(101 + n), called, linked))),
  );

  it('every shop of either side is in exactly one list', () => {
    fc.assert(
      fc.property(sides, ([locations, shops]) => {
        const { matched, onlyAtPos, onlyAtPlatform, unusable } = matchShops(locations, shops);
        const atPos = [...matched.map((pair) => pair.pos), ...onlyAtPos];
        const atPlatform = [...matched.map((pair) => pair.platform), ...onlyAtPlatform, ...unusable];
        expect(atPos.map(({ id }) => id).toSorted()).toEqual(locations.map(({ id }) => id).toSorted());
        expect(atPlatform.map(({ id }) => id).toSorted()).toEqual(shops.map(({ id }) => id).toSorted());
      }),
    );
  });

  it('matched shops are linked, or share a name that no other shop has', () => {
    fc.assert(
      fc.property(sides, ([locations, shops]) => {
        const byName = Map.groupBy([...locations, ...shops], (entry) => entry.name);
        const wrong = matchShops(locations, shops).matched.filter(({ pos, platform }) =>
          platform.posLocationId === undefined
            ? pos.name !== platform.name || byName.get(pos.name)?.length !== 2
            : pos.id !== platform.posLocationId,
        );
        expect(wrong).toEqual([]);
      }),
    );
  });

  it('the input order does not matter', () => {
    fc.assert(
      fc.property(sides, ([locations, shops]) => {
        const turned = matchShops(locations.toReversed(), shops.toReversed());
        expect(pairsOf(turned).toSorted()).toEqual(pairsOf(matchShops(locations, shops)).toSorted());
      }),
    );
  });
});
