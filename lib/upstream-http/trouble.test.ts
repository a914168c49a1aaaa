import { describe, expect, it } from 'vitest';
import { NoAnswer } from './no-answer.ts';
import { createTrouble } from './trouble.ts';

const busy = { kind: 'busy' } as Parameters<ReturnType<ReturnType<typeof createTrouble>['enter']>['saw']>[0];
const answer = { kind: 'answer' } as typeof busy;
const silence = new NoAnswer('unreachable');

describe('trouble with an upstream', () => {
  it('is two refusals in a row, or one request that nobody answers, and over with the next answer', () => {
    const trouble = createTrouble();
    using first = trouble.enter();
    first.saw(busy);
    expect(trouble.isRetrying).toBe(false);
    first.saw(busy);
    expect(trouble.isRetrying).toBe(true);
    using second = trouble.enter();
    second.saw(answer);
    expect(trouble.isRetrying).toBe(false);
    first.saw(silence);
    expect(trouble.isRetrying).toBe(true);
  });

  it('is none once no request waits for another try', () => {
    const trouble = createTrouble();
    {
      using request = trouble.enter();
      request.saw(silence);
      request.saw(silence);
    }
    expect(trouble.isRetrying).toBe(false);
  });
});
