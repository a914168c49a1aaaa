import { expect, test } from 'vitest';
import { inProject } from './paths.ts';
import { Problem } from './problem.ts';
import { readSettings } from './settings.ts';

test('defaults: port 3000 on 127.0.0.1, .data in the checkout, both roles, an embedded database', () => {
  expect(readSettings({})).toEqual({
    host: '127.0.0.1',
    port: 3000,
    dataFolder: inProject('.data'),
    role: 'all',
    databaseUrl: undefined,
    secret: undefined,
  });
});

test('an empty variable counts as not set', () => {
  expect(readSettings({ PORT: '', DATABASE_URL: '', HAIZEN_ROLE: '', HAIZEN_API_KEY: '' })).toEqual(readSettings({}));
});

test('DATABASE_URL requires a secret, and the message says how to generate one', () => {
  const given = { DATABASE_URL: 'postgresql://haizen@db/haizen' };
  for (const HAIZEN_SECRET of [undefined, '']) {
    expect(() => readSettings({ ...given, HAIZEN_SECRET })).toThrow(Problem);
    expect(() => readSettings({ ...given, HAIZEN_SECRET })).toThrow(
      /^HAIZEN_SECRET [^.]+openssl rand -base64 32[^.]+\.$/u,
    );
  }
  const HAIZEN_SECRET = 'a secret of thirty-two characters';
  expect(readSettings({ ...given, HAIZEN_SECRET }).secret).toBe(HAIZEN_SECRET);
});

test.each(['0.0.0.0', '::', '192.0.2.7', 'localhost'])('may listen on %s', (host) => {
  expect(readSettings({ HAIZEN_HOST: host }).host).toBe(host);
});

test('an absolute data folder is used unchanged', () => {
  expect(readSettings({ HAIZEN_DATA_DIR: '/srv/haizen' }).dataFolder).toBe('/srv/haizen');
});

test.each([
  ['PORT', 'eighty'],
  ['PORT', '0'],
  ['PORT', '65536'],
  ['PORT', '80.5'],
  ['HAIZEN_ROLE', 'boss'],
  ['DATABASE_URL', 'mysql://localhost/x'],
  ['DATABASE_URL', 'localhost'],
  ['HAIZEN_API_KEY', 'short'],
  ['HAIZEN_SECRET', 'short'],
  ['HAIZEN_ALLOW_PRIVATE_UPSTREAMS', 'on'],
  ['HAIZEN_HOST', 'https://haizen.example.com'],
  ['HAIZEN_HOST', '0.0.0.0:3000'],
  ['HAIZEN_HOST', '1.2.3'],
])('%s=%s is refused by name', (name, value) => {
  expect(() => readSettings({ [name]: value })).toThrow(Problem);
  expect(() => readSettings({ [name]: value })).toThrow(name);
});
