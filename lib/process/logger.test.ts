import { expect, it } from 'vitest';
import { createLogging } from './logger.ts';

const TOKEN = 'canary-5e1f0b7d';

function logging() {
  const lines: string[] = [];
  return { lines, ...createLogging('debug', { write: (line) => lines.push(line) }) };
}

it('redacts a secret at any depth of an error', () => {
  const { lines, log, hide } = logging();
  hide(TOKEN, undefined);
  const inner = Object.assign(new TypeError(`bad header ${TOKEN}`), { config: { headers: { 'X-Key': TOKEN } } });
  const error = new Error(`GET https://pos.example/?q=${TOKEN}`, {
    cause: new Error('fetch failed', { cause: inner }),
  });
  log.warn({ err: error, [TOKEN]: TOKEN, list: [{ a: TOKEN }] }, `refused ${TOKEN}`);
  log.child({ said: TOKEN }).error(error, 'and in a child');
  expect(lines).toHaveLength(2);
  expect(lines.join('')).not.toContain(TOKEN);
  for (const line of lines) expect(JSON.parse(line)).toMatchObject({ level: expect.any(Number) });
  expect(lines[0]).toContain('fetch failed');
});

it('redacts fields with a secret’s name regardless of their value', () => {
  const { lines, log } = logging();
  log.info({ token: 'x', pos: { accessToken: 'y' }, a: { b: { authorization: 'z' } } }, 'connected');
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    token: '[secret]',
    pos: { accessToken: '[secret]' },
    a: { b: { authorization: '[secret]' } },
  });
});
