import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { chainCreateSchema } from '#lib/contract/chain-settings.ts';
import { shopListQuerySchema } from '#lib/contract/shops.ts';
import { syncRequestSchema } from '#lib/contract/sync.ts';
import type { Locale } from '#lib/messages/locale.ts';
import { parseInput } from './parse-input.ts';
import { ProblemError } from './problem-error.ts';

const JAPANESE = /[ぁ-んァ-ヶ一-龠]/u;

function refusal<T>(schema: z.ZodType<T>, value: unknown, locale: Locale = 'en'): ProblemError {
  try {
    parseInput(schema, { value, code: 'invalid-body', locale });
  } catch (error) {
    if (error instanceof ProblemError) return error;
  }
  throw new Error('the input was accepted');
}
const fieldsOf = (error: ProblemError) => error.options.errors?.map(({ field }) => field);

describe('parseInput', () => {
  it('returns the parsed value', () => {
    const query = parseInput(shopListQuerySchema, { value: { limit: '7' }, code: 'invalid-query', locale: 'ja' });
    expect(query).toEqual({ limit: 7, sort: 'number' });
  });

  it('throws the given problem code', () => {
    const code = 'invalid-query';
    expect(() => parseInput(shopListQuerySchema, { value: { limit: 'x' }, code, locale: 'ja' })).toThrow(code);
  });

  it.each(['x\ud800', '\udc00', 'a\udfff\ud83d'])('rejects lone surrogates: %j', (text) => {
    const ordering = { kind: 'oder', baseUrl: 'https://oder.example', brandId: text, token: 't' };
    const pos = { kind: 'square', accessToken: '👩‍👩‍👧‍👦' };
    expect(fieldsOf(refusal(chainCreateSchema, { name: 'x', pos, ordering }))).toEqual(['ordering.brandId']);
  });

  it('names every invalid field, also in the facts for the sentence', () => {
    const error = refusal(chainCreateSchema, {
      name: '',
      pos: { kind: 'square', accessToken: '' },
      ordering: { kind: 'oder', baseUrl: 'ftp://x', brandId: 'b', token: 't' },
      limits: { shops: 0 },
    });
    expect(fieldsOf(error)).toEqual(['name', 'pos.accessToken', 'ordering.baseUrl', 'limits.shops']);
    expect(error.options.facts).toEqual({ field: 'name, pos.accessToken, ordering.baseUrl, limits.shops' });
  });

  it('names every unknown key, including nested ones', () => {
    expect(fieldsOf(refusal(syncRequestSchema, { full: true, shops: [], force: 1 }))).toEqual(['shops', 'force']);
    const pos = { kind: 'square', accessToken: 't', secret: 1 };
    const ordering = { kind: 'oder', baseUrl: 'http://x', brandId: 'b', token: 't' };
    expect(fieldsOf(refusal(chainCreateSchema, { name: 'n', pos, ordering }))).toEqual(['pos.secret']);
    const hidden: unknown = JSON.parse('{"__proto__":{"full":true}}');
    expect(fieldsOf(refusal(syncRequestSchema, hidden))).toEqual(['__proto__']);
  });

  it('names the index in a list', () => {
    expect(fieldsOf(refusal(syncRequestSchema, { shopIds: ['a', 7, ''] }))).toEqual(['shopIds.1', 'shopIds.2']);
    expect(fieldsOf(refusal(syncRequestSchema, { shopIds: [] }))).toEqual(['shopIds']);
  });

  it('rejects null bytes at any depth', () => {
    const schema = z.object({ q: z.string(), deep: z.array(z.object({ id: z.string() })) });
    const error = refusal(schema, { q: 'a\0b', deep: [{ id: 'x' }, { id: '\0' }] }, 'ja');
    expect(fieldsOf(error)).toEqual(['q', 'deep.1.id']);
    expect(error.options.errors?.[0]?.message).toMatch(JAPANESE);
  });

  it.each([null, 7, 'text', []])('rejects %j instead of an object, without naming a field', (value) => {
    const error = refusal(syncRequestSchema, value);
    expect(fieldsOf(error)).toEqual(['']);
    expect(error.options.facts).toBeUndefined();
  });

  it('localizes its messages', () => {
    const value = { onBusy: 'wait', shopIds: [], more: 1 };
    for (const { message } of refusal(syncRequestSchema, value, 'ja').options.errors ?? []) {
      expect(message).toMatch(JAPANESE);
    }
    for (const { message } of refusal(syncRequestSchema, value, 'en').options.errors ?? []) {
      expect(message).not.toMatch(JAPANESE);
      expect(message).toMatch(/[a-z]/iu);
    }
  });
});
