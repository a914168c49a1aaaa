import type { Locale } from '../../messages/locale.ts';

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
  /** The same, compressed, where that pays; without it, what is long is compressed anew for everyone. */
  readonly gzip?: () => Promise<Uint8Array<ArrayBuffer>>;
  readonly headers?: Headers;
};

/** For who wants no JSON; its type is among the headers. What is long comes piece by piece, as fast as it is taken. */
export type TextAnswer = { readonly text: string | AsyncIterable<string>; readonly headers: Headers };

export type Answer = PlainAnswer | TaggedAnswer | TextAnswer;

/** In characters; what is shorter costs more to compress than it saves on the way. */
const LONG = 4_096;
/** `X-Compression` is read by lib/launch/compressible-answers.js, and sent to nobody. */
const WORTHWHILE = { 'X-Compression': 'worthwhile' };
const COMPRESSED = { 'Content-Encoding': 'gzip', 'X-Compression': 'done' };
const JSON_TYPE = { 'Content-Type': 'application/json' };

type Asked = { readonly request: Request; readonly locale: Locale };

/** What a route's answer is on the wire. */
export async function responseOf(answer: Answer, { request, locale }: Asked): Promise<Response> {
  const language = { 'Content-Language': locale };
  // A hundred refusals in the same moment are not made to wait for it.
  const compressible = (text: unknown) =>
    request.method === 'GET' && (typeof text !== 'string' || text.length >= LONG) ? WORTHWHILE : {};
  if ('text' in answer) {
    const { text } = answer;
    const headers = { 'Cache-Control': 'no-store', ...language, ...compressible(text), ...answer.headers };
    return new Response(typeof text === 'string' ? text : streamOf(text), { headers });
  }
  if (!('etag' in answer)) {
    const text = JSON.stringify(answer.body);
    const response = new Response(text, {
      status: answer.status ?? 200,
      headers: { 'Cache-Control': 'no-store', ...JSON_TYPE, ...language, ...compressible(text), ...answer.headers },
    });
    for (const cookie of answer.cookies ?? []) response.headers.append('Set-Cookie', cookie);
    return response;
  }
  // A cache may keep it for one person, and has to ask each time.
  const vary = 'Accept-Language, Accept-Encoding';
  const cache = { 'Cache-Control': 'private, no-cache', Vary: vary, ETag: answer.etag };
  const headers = { ...cache, ...language, ...answer.headers };
  if (holds(request.headers.get('if-none-match'), answer.etag)) return new Response(null, { status: 304, headers });
  if (answer.gzip && request.method === 'GET' && takesGzip(request.headers))
    return new Response(await answer.gzip(), { headers: { ...JSON_TYPE, ...COMPRESSED, ...headers } });
  const text = answer.json();
  return new Response(text, { headers: { ...JSON_TYPE, ...compressible(text), ...headers } });
}

/** Who gives weights (`gzip;q=0.5`) is left to Next.js, which reads them. */
function takesGzip(headers: globalThis.Headers): boolean {
  const codings = (headers.get('accept-encoding') ?? '').split(',');
  return codings.some((coding) => coding.trim() === 'gzip');
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
