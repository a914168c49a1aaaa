import type { Locale } from '../../messages/locale.ts';
import type { SharedText } from './shared-text.ts';

type Headers = Readonly<Record<string, string>>;

export type PlainAnswer = { readonly status?: number; readonly body: unknown; readonly headers?: Headers };

/** An answer that has a name: who already holds it (`If-None-Match`) is told so, and its text is not even made. */
export type TaggedAnswer = { readonly etag: string; readonly text: SharedText; readonly headers?: Headers };

export type Answer = PlainAnswer | TaggedAnswer;

type Asked = { readonly request: Request; readonly locale: Locale };

/** What a route's answer is on the wire. */
export async function responseOf(answer: Answer, { request, locale }: Asked): Promise<Response> {
  const language = { 'Content-Language': locale };
  if ('etag' in answer) return taggedResponse(answer, { request, locale });
  return Response.json(answer.body, {
    status: answer.status ?? 200,
    headers: { 'Cache-Control': 'no-store', ...language, ...answer.headers },
  });
}

async function taggedResponse(answer: TaggedAnswer, { request, locale }: Asked): Promise<Response> {
  const headers = {
    // A cache may keep it for one person, and has to ask each time.
    'Cache-Control': 'private, no-cache',
    Vary: 'Accept-Language, Accept-Encoding',
    'Content-Language': locale,
    ETag: answer.etag,
    ...answer.headers,
  };
  if (holds(request.headers.get('if-none-match'), answer.etag)) return new Response(null, { status: 304, headers });
  const type = { 'Content-Type': 'application/json' };
  const packed = unpacksGzip(request) ? await answer.text.packed() : null;
  if (packed === null) return new Response(answer.text.plain(), { headers: { ...headers, ...type } });
  return new Response(packed, { headers: { ...headers, ...type, 'Content-Encoding': 'gzip' } });
}

function unpacksGzip(request: Request): boolean {
  const accepted = (request.headers.get('accept-encoding') ?? '').split(',').map((one) => one.replaceAll(' ', ''));
  return accepted.some((one) => /^(?:gzip|x-gzip)(?:;q=(?!0(?:\.0*)?$).*)?$/iu.test(one));
}

/** By the weak comparison that RFC 9110 13.1.2 asks for. No tag of ours has a comma or a space in it. */
function holds(ifNoneMatch: string | null, etag: string): boolean {
  const tags = (ifNoneMatch ?? '').split(',').map((tag) => tag.trim().replace(/^W\//u, ''));
  return tags.includes('*') || tags.includes(etag.replace(/^W\//u, ''));
}
