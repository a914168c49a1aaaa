import { describe, expect, it } from 'vitest';
import type { Locale } from '#lib/messages/locale.ts';
import { jsonOf, readText } from './read-body.ts';

const MB = 1_000_000;

function request(body: string | Uint8Array<ArrayBuffer> | undefined, headers: Record<string, string> = {}): Request {
  return new Request('http://haizen.test/', { method: 'POST', body, headers });
}

/** A chunked body; `seen` counts the chunks read and says whether the rest was cancelled. */
function chunked(chunk: Uint8Array, times: number) {
  const seen = { chunks: 0, cancelled: false };
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (seen.chunks === times) return controller.close();
        seen.chunks += 1;
        controller.enqueue(chunk);
      },
      cancel() {
        seen.cancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  // Node requires `duplex` for streamed bodies; the DOM types don't have it.
  const init: RequestInit & { duplex: 'half' } = { method: 'POST', body, duplex: 'half' };
  return { seen, request: new Request('http://haizen.test/', init) };
}

const readBody = async (given: Request, locale: Locale) => jsonOf(await readText(given, locale), locale);

describe('readBody', () => {
  it('reads JSON, even if a chunk ends within a character', async () => {
    expect(await readBody(request('{"name":"居酒屋"}'), 'ja')).toEqual({ name: '居酒屋' });
    expect(await readBody(request('null'), 'ja')).toBeNull();
    const bytes = new TextEncoder().encode('"店"');
    const pieces = new ReadableStream<Uint8Array>({
      start(controller) {
        for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
        controller.close();
      },
    });
    const init: RequestInit & { duplex: 'half' } = { method: 'POST', body: pieces, duplex: 'half' };
    expect(await readBody(new Request('http://haizen.test/', init), 'ja')).toBe('店');
  });

  it.each([undefined, '', ' \n\t', '\uFEFF'])('treats an empty body as {}: %j', async (body) => {
    expect(await readBody(request(body), 'ja')).toEqual({});
  });

  it.each(['{', '{"a":1}{"b":2}', "{'a':1}", 'undefined', '<html>', '{"a":NaN}'])('rejects %s', async (body) => {
    await expect(readBody(request(body), 'ja')).rejects.toMatchObject({ code: 'invalid-body' });
  });

  it.each([
    ['Shift_JIS', [0x22, 0x8b, 0x8f, 0x8e, 0xf0, 0x89, 0xae, 0x22]],
    ['half a character', [0x22, 0xe5, 0xb1, 0x22]],
    ['a byte that is never used', [0x22, 0xff, 0x22]],
  ])('rejects anything but UTF-8 instead of storing garbled text: %s', async (_what, bytes) => {
    const refused = readBody(request(Uint8Array.from(bytes)), 'en');
    await expect(refused).rejects.toMatchObject({
      code: 'invalid-body',
      options: { errors: [{ field: '', message: 'Invalid UTF-8: send the text in that encoding.' }] },
    });
  });

  it('accepts 1 MB and not a byte more', async () => {
    const text = JSON.stringify('x'.repeat(MB - 2));
    expect(await readBody(request(text), 'ja')).toHaveLength(MB - 2);
    await expect(readBody(request(`${text} `), 'ja')).rejects.toMatchObject({ code: 'body-too-large' });
  });

  it('rejects a too large content-length without reading', async () => {
    const { seen, request: small } = chunked(new TextEncoder().encode('{}'), 1);
    small.headers.set('content-length', String(MB + 1));
    await expect(readBody(small, 'ja')).rejects.toMatchObject({ code: 'body-too-large' });
    expect(seen.chunks).toBe(0);
  });

  it('stops reading at 1 MB if the length is missing or wrong', async () => {
    for (const length of [undefined, '2', 'nonsense']) {
      const { seen, request: endless } = chunked(new Uint8Array(100_000).fill(32), Number.POSITIVE_INFINITY);
      if (length !== undefined) endless.headers.set('content-length', length);
      await expect(readBody(endless, 'ja')).rejects.toMatchObject({ code: 'body-too-large' });
      expect(seen.cancelled).toBe(true);
      expect(seen.chunks).toBeLessThanOrEqual(12);
    }
  });
});
