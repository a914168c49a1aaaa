import { expect, it } from 'vitest';
import { sidePatch } from './side-values.ts';

const chain = {
  pos: { kind: 'square', baseUrl: 'https://pos.example' },
  ordering: { kind: 'oder', baseUrl: 'https://oder.example', brandId: 'b' },
};

it('sends only what changed, with each side’s token under its own name', () => {
  expect(sidePatch(chain, 'pos', { baseUrl: 'https://pos.example', token: ' new ' })).toEqual({
    kind: 'patch',
    body: { pos: { accessToken: 'new' } },
  });
  expect(sidePatch(chain, 'ordering', { baseUrl: 'https://other.example/', token: 'new' })).toEqual({
    kind: 'patch',
    body: { ordering: { baseUrl: 'https://other.example', token: 'new' } },
  });
});

it('sends nothing if nothing was entered', () => {
  expect(sidePatch(chain, 'pos', { baseUrl: 'https://pos.example', token: '' })).toEqual({ kind: 'nothing' });
});

it('rejects an invalid address', () => {
  expect(sidePatch(chain, 'pos', { baseUrl: 'pos.example', token: '' })).toEqual({ kind: 'invalid-url' });
});

it('requires a token for a new address, but not for an unchanged one', () => {
  expect(sidePatch(chain, 'pos', { baseUrl: 'https://pos.example/v2', token: '' })).toEqual({ kind: 'token-needed' });
  expect(sidePatch(chain, 'pos', { baseUrl: 'https://pos.example/', token: '' })).toMatchObject({ kind: 'patch' });
});
