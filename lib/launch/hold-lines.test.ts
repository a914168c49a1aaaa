import { expect, test } from 'vitest';
import { holdLines } from './hold-lines.ts';

function speaker() {
  const listeners: ((line: string) => void)[] = [];
  return {
    onLine(listener: (line: string) => void) {
      listeners.push(listener);
      return () => undefined;
    },
    say: (...lines: readonly string[]) => lines.forEach((line) => listeners.forEach((listener) => listener(line))),
  };
}

test('prints held lines in order once released, and later lines as they come', () => {
  const shown: string[] = [];
  const server = speaker();
  const showNow = holdLines([server], (line) => shown.push(line));
  server.say('▲ Next.js 16.4.5', '- Local:         http://127.0.0.1:3000', '✓ Ready in 297ms', '');
  server.say('Make the first one here:', 'http://localhost:3000/setup#abc');
  expect(shown).toEqual([]);
  showNow();
  server.say('a warning', '✓ Compiled');
  expect(shown).toEqual(['Make the first one here:', 'http://localhost:3000/setup#abc', 'a warning', '✓ Compiled']);
});
