import { expect, it } from 'vitest';
import { sidePatch } from './side-values.ts';

const chain = {
  pos: { kind: 'square', baseUrl: 'https://pos.example' },
  ordering: { kind: 'oder', baseUrl: 'https://oder.example', brandId: 'b' },
};

it('sends what differs, each side’s token under its own name', () => {
  expect(sidePatch(chain, 'pos', { baseUrl: 'https://pos.example', token: ' new ' })).toEqual({
    kind: 'patch',
    body: { pos: { accessToken: 'new' } },
  });
  expect(sidePatch(chain, 'ordering', { baseUrl: 'https://other.example/', token: 'new' })).toEqual({
    kind: 'patch',
    body: { ordering: { baseUrl: 'https://other.example', token: 'new' } },
  });
});

it('has nothing to send where nothing was entered', () => {
  expect(sidePatch(chain, 'pos', { baseUrl: 'https://pos.example', token: '' })).toEqual({ kind: 'nothing' });
});

it('knows an address that is none', () => {
  expect(sidePatch(chain, 'pos', { baseUrl: 'pos.example', token: '' })).toEqual({ kind: 'invalid-url' });
});

it('asks for the token of a new address, and for none where the address stays the same', () => {
  expect(sidePatch(chain, 'pos', { baseUrl: 'https://pos.example/v2', token: '' })).toEqual({ kind: 'token-needed' });
  expect(sidePatch(chain, 'pos', { baseUrl: 'https://pos.example/', token: '' })).toMatchObject({ kind: 'patch' });
});
