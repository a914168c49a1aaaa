import type { Locale } from '#lib/messages/locale.ts';

type Headers = Readonly<Record<string, string>>;

export type PlainAnswer = {
  readonly status?: number;
  readonly body: unknown;
  readonly headers?: Headers;
  /** `Set-Cookie` lines. */
  readonly cookies?: readonly string[];
};

/** Answered with 304 if `If-None-Match` has its ETag; `json` is then never called. */
export type TaggedAnswer = {
  readonly etag: string;
  readonly json: () => string;
  readonly headers?: Headers;
};

/** Anything but JSON; the content type is in `headers`. Long text is streamed, with backpressure. */
export type TextAnswer = { readonly text: string | AsyncIterable<string>; readonly headers: Headers };

export type Answer = PlainAnswer | TaggedAnswer | TextAnswer;

/** Browsers may cache it but must revalidate it each time; shared caches must not store it. */
const PRIVATE = 'private, no-cache';
/** In characters; compressing shorter text costs more than it saves. */
const COMPRESSED_FROM = 4_096;
const JSON_TYPE = { 'Content-Type': 'application/json' };

type ResponseOptions = { readonly request: Request; readonly locale: Locale };

/** Converts a route's answer to an HTTP response. */
export function responseOf(answer: Answer, { request, locale }: ResponseOptions): Response {
  const language = { 'Content-Language': locale };
  if ('text' in answer) {
    const { text } = answer;
    const headers = { ...cacheControl('no-store', text), ...language, ...answer.headers };
    return new Response(typeof text === 'string' ? text : streamOf(text), { headers });
  }
  if (!('etag' in answer)) {
    const text = JSON.stringify(answer.body);
    const response = new Response(text, {
      status: answer.status ?? 200,
      headers: { ...cacheControl('no-store', text), ...JSON_TYPE, ...language, ...answer.headers },
    });
    for (const cookie of answer.cookies ?? []) response.headers.append('Set-Cookie', cookie);
    return response;
  }
  const vary = 'Accept-Language, Accept-Encoding';
  const headers = { Vary: vary, ETag: answer.etag, ...language, ...answer.headers };
  if (holds(request.headers.get('if-none-match'), answer.etag))
    return new Response(null, { status: 304, headers: { 'Cache-Control': PRIVATE, ...headers } });
  const text = answer.json();
  return new Response(text, { headers: { ...JSON_TYPE, ...cacheControl(PRIVATE, text), ...headers } });
}

/** `no-transform` keeps the web server from compressing short bodies: Next drops their `Content-Length`. */
function cacheControl(caching: string, text: string | AsyncIterable<string>): { 'Cache-Control': string } {
  const isShort = typeof text === 'string' && text.length < COMPRESSED_FROM;
  return { 'Cache-Control': isShort ? `${caching}, no-transform` : caching };
}

/** An error aborts the response, so a partial body never looks complete. */
function streamOf(pieces: AsyncIterable<string>): ReadableStream<Uint8Array> {
  const iterator = pieces[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const next: IteratorResult<string, unknown> = await iterator.next();
      if (next.done) controller.close();
      else controller.enqueue(encoder.encode(next.value));
    },
    async cancel() {
      await iterator.return?.();
    },
  });
}

/** Weak comparison, as RFC 9110 13.1.2 requires. Our tags contain no commas or spaces. */
function holds(ifNoneMatch: string | null, etag: string): boolean {
  const tags = (ifNoneMatch ?? '').split(',').map((tag) => tag.trim().replace(/^W\//u, ''));
  return tags.includes('*') || tags.includes(etag.replace(/^W\//u, ''));
}
