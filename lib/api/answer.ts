import type { Locale } from '#lib/messages/locale.ts';

type Headers = Readonly<Record<string, string>>;

export type PlainAnswer = {
  readonly status?: number;
  readonly body: unknown;
  readonly headers?: Headers;
  /** `Set-Cookie` lines. */
  readonly cookies?: readonly string[];
};

/** An answer that has a name: who already holds it (`If-None-Match`) is told so, and its text is not even made. */
export type TaggedAnswer = {
  readonly etag: string;
  readonly json: () => string;
  readonly headers?: Headers;
};

/** For who wants no JSON; its type is among the headers. What is long comes piece by piece, as fast as it is taken. */
export type TextAnswer = { readonly text: string | AsyncIterable<string>; readonly headers: Headers };

export type Answer = PlainAnswer | TaggedAnswer | TextAnswer;

/** A browser may keep it for one person, and has to ask each time. */
const PRIVATE = 'private, no-cache';
/** Compressing a shorter text costs more than it saves on the wire; in characters. */
const COMPRESSED_FROM = 4_096;
const JSON_TYPE = { 'Content-Type': 'application/json' };

type Asked = { readonly request: Request; readonly locale: Locale };

/** What a route's answer is on the wire. */
export function responseOf(answer: Answer, { request, locale }: Asked): Response {
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

/** `no-transform` keeps the web server from compressing what is short: Next drops the length, by which it could tell. */
function cacheControl(caching: string, text: string | AsyncIterable<string>): { 'Cache-Control': string } {
  const isShort = typeof text === 'string' && text.length < COMPRESSED_FROM;
  return { 'Cache-Control': isShort ? `${caching}, no-transform` : caching };
}

/** What fails on the way breaks the answer off, so that nobody takes a part for the whole. */
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

/** By the weak comparison that RFC 9110 13.1.2 asks for. No tag of ours has a comma or a space in it. */
function holds(ifNoneMatch: string | null, etag: string): boolean {
  const tags = (ifNoneMatch ?? '').split(',').map((tag) => tag.trim().replace(/^W\//u, ''));
  return tags.includes('*') || tags.includes(etag.replace(/^W\//u, ''));
}
