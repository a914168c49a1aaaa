import { expect, test } from 'vitest';
import { lastWords } from './last-words.ts';
import { runQuietly } from './run-quietly.ts';

/** Node's output for this script. */
async function outputOf(script: string): Promise<string> {
  const { output } = await runQuietly({ command: process.execPath, args: ['--input-type=module', '--eval', script] });
  return output;
}

test('keeps the messages of an error with a long stack, fields and a cause', async () => {
  const output = await outputOf(`
    const cause = Object.assign(new Error('unsupported startup parameter: options'), { code: '08P01', severity: 'FATAL', hint: undefined });
    const deep = (n) => { if (n > 0) return deep(n - 1); throw Object.assign(new Error('the queue could not be opened', { cause }), { length: 93, file: 'x' }); };
    deep(8);`);
  expect(output.split('\n').length).toBeGreaterThan(15);
  expect(lastWords(output)).toBe(
    'Error: the queue could not be opened\nerror: unsupported startup parameter: options'.replace('error:', 'Error:'),
  );
});

test('reduces a log line to its message and reason', () => {
  const err = {
    message: '\nInvalid `findMany()` invocation in\n/x.ts:1:2\n\nCan’t reach the database',
    stack: 'Error\n    at x',
  };
  expect(lastWords(JSON.stringify({ level: 50, err, msg: 'not ready' }))).toBe('not ready: Can’t reach the database');
  expect(lastWords('{"level":30,"msg":"worker ready"}\n{not json}')).toBe('worker ready\n{not json}');
});

test('keeps the last ordinary lines unchanged', () => {
  expect(lastWords('one\n\n  two\nthree\n', 2)).toBe('  two\nthree');
});
