import { describe, expect, it } from 'vitest';
import { checkForm, EMPTY_FORM, faultsAt } from './form-values.ts';

const good = {
  ...EMPTY_FORM,
  name: '居酒屋はいぜん',
  accessToken: ' secret ',
  orderingUrl: 'https://oder.example/api',
  brandId: 'brand',
  token: 'token',
};

describe('checkForm', () => {
  it('builds the request with Square’s production address and the default limits', () => {
    expect(checkForm(good)).toEqual({
      ok: true,
      body: {
        name: '居酒屋はいぜん',
        pos: { kind: 'square', baseUrl: 'https://connect.squareup.com', accessToken: 'secret' },
        ordering: { kind: 'oder', baseUrl: 'https://oder.example/api', brandId: 'brand', token: 'token' },
        limits: { shops: 4, pos: 4, ordering: 8 },
      },
    });
  });

  it('accepts the sandbox or a custom address', () => {
    const baseUrl = (values: typeof EMPTY_FORM) => {
      const checked = checkForm(values);
      return checked.ok ? checked.body.pos.baseUrl : null;
    };
    expect(baseUrl({ ...good, environment: 'sandbox' })).toBe('https://connect.squareupsandbox.com');
    expect(baseUrl({ ...good, environment: 'custom', posUrl: 'http://127.0.0.1:4010' })).toBe('http://127.0.0.1:4010');
  });

  it('reports missing and invalid fields', () => {
    expect(
      checkForm({ ...EMPTY_FORM, environment: 'custom', posUrl: 'squareup.com', limitPos: '', limitShops: 65 }),
    ).toEqual({
      ok: false,
      faults: {
        name: 'required',
        posUrl: 'invalidUrl',
        accessToken: 'required',
        orderingUrl: 'required',
        brandId: 'required',
        token: 'required',
        limitPos: 'invalidLimit',
        limitShops: 'invalidLimit',
      },
    });
  });
});

describe('faultsAt', () => {
  it('leaves a side’s failure to that side', () => {
    expect(faultsAt(['pos', 'ordering.baseUrl', 'unheard.of'], good)).toEqual({ orderingUrl: 'invalidUrl' });
  });
});
