import { expect, test } from 'vitest';
import { inProject } from './paths.ts';
import { Problem } from './problem.ts';
import { readSettings } from './settings.ts';

test('without any variable: port 3000 of this machine alone, .data in the checkout, both roles, an embedded database', () => {
  expect(readSettings({})).toEqual({
    host: '127.0.0.1',
    port: 3000,
    dataFolder: inProject('.data'),
    role: 'all',
    databaseUrl: undefined,
  });
});

test('an empty variable counts as not set', () => {
  expect(readSettings({ PORT: '', DATABASE_URL: '', HAIZEN_ROLE: '', HAIZEN_API_KEY: '' })).toEqual(readSettings({}));
});

test.each(['0.0.0.0', '::', '192.0.2.7', 'localhost'])('may listen on %s', (host) => {
  expect(readSettings({ HAIZEN_HOST: host }).host).toBe(host);
});

test('an absolute data folder stays where it is', () => {
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
  ['HAIZEN_HOST', 'https://haizen.example.com'],
  ['HAIZEN_HOST', '0.0.0.0:3000'],
  ['HAIZEN_HOST', '1.2.3'],
])('%s=%s is refused in a sentence that names it', (name, value) => {
  expect(() => readSettings({ [name]: value })).toThrow(Problem);
  expect(() => readSettings({ [name]: value })).toThrow(name);
});
