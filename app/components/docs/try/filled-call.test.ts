import { describe, expect, it } from 'vitest';
import { filledCurl, filledPath } from './filled-call.ts';

const fields = [
  { name: 'shopId', place: 'path', required: true },
  { name: 'runId', place: 'query', required: true },
  { name: 'q', place: 'query', required: false },
] as const;
const path = '/api/shops/{shopId}/result';

describe('filledPath', () => {
  it('contains each value, encoded, and leaves out what is empty', () => {
    const values = { shopId: 'a/b', runId: 'r 1', q: '' };
    expect(filledPath(path, { fields, values })).toBe('/api/shops/a%2Fb/result?runId=r+1');
  });

  it('is null while a required value is missing', () => {
    expect(filledPath(path, { fields, values: { shopId: 'a' } })).toBeNull();
  });
});

describe('filledCurl', () => {
  const curl =
    'curl -X POST "$HAIZEN/api/shops/$SHOP/sync" \\\n  -b "haizen.session_token=$SESSION_TOKEN" -H "Origin: $HAIZEN"';
  const origin = 'https://haizen.example.com';
  const call = { path: '/api/shops/{shopId}/sync', origin, fields: fields.slice(0, 1) };

  it('contains the address and the ID', () => {
    expect(filledCurl(curl, { ...call, values: { shopId: 's1' } })).toBe(
      `curl -X POST "${origin}/api/shops/s1/sync" \\\n  -b "haizen.session_token=$SESSION_TOKEN" -H "Origin: ${origin}"`,
    );
  });

  it('keeps the variable of a missing ID, and that of the API key', () => {
    const withKey = 'curl "$HAIZEN/api/shops/$SHOP/sync" -H "Authorization: Bearer $HAIZEN_API_KEY"';
    expect(filledCurl(withKey, { ...call, values: {} })).toBe(
      `curl "${origin}/api/shops/$SHOP/sync" -H "Authorization: Bearer $HAIZEN_API_KEY"`,
    );
  });
});
