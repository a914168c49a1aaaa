import { createHash } from 'node:crypto';
import type { Call, WriteCall } from '#lib/sync/ports.ts';
import { type AnswerShape, readShape, type Shaped } from '#lib/upstream-http/body/answer-shape.ts';
import { ExpiredCursor } from '#lib/upstream-http/expired-cursor.ts';
import type { UpstreamSuccess } from '#lib/upstream-http/send-once.ts';
import type { UpstreamHttp, UpstreamRequest } from '#lib/upstream-http/upstream-http.ts';
import { type FindNamed, refusalError } from './refusal.ts';

type Read = {
  readonly path: string;
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly call: Call;
};
type Write = { readonly path: string; readonly body: unknown; readonly call: WriteCall; readonly findNamed: FindNamed };

export type OderClient = {
  get<Shape extends AnswerShape>(shape: Shape, read: Read): Promise<UpstreamSuccess<Shaped<Shape>>>;
  /** Replaces the whole resource at the path. Safe to send more than once: the idempotency key makes it count once. */
  put<Shape extends AnswerShape>(shape: Shape, write: Write): Promise<Shaped<Shape>>;
};

/** The contract defines no status for an expired cursor: any of these may mean it. */
const CURSOR_REFUSED: ReadonlySet<number> = new Set([400, 404, 410, 422]);

/** Sends requests as the `oder` contract requires: the fence on each, an idempotency key on each write. */
export function createOderClient({ token }: { readonly token: string }, http: UpstreamHttp): OderClient {
  const common = {
    authorization: `Bearer ${token}`,
    ...(http.fence !== null && { 'sync-fence': String(http.fence) }),
  };

  async function ask<Shape extends AnswerShape>(
    shape: Shape,
    { findNamed, ...request }: UpstreamRequest & { findNamed: FindNamed },
  ): Promise<UpstreamSuccess<Shaped<Shape>>> {
    const answer = await http.request({
      ...request,
      headers: { ...common, ...request.headers },
      read: (body, signal) => readShape(shape, body, signal),
    });
    if (request.query?.cursor !== undefined && !answer.ok && CURSOR_REFUSED.has(answer.status)) {
      throw new ExpiredCursor(answer);
    }
    if (!answer.ok) throw refusalError(answer, { findNamed, secrets: [token] });
    return answer;
  }

  return {
    get: (shape, { call, ...read }) => ask(shape, { ...call, ...read, method: 'GET', findNamed: () => undefined }),
    async put(shape, { path, body, findNamed, call: { idempotencyScope, ...call } }) {
      const text = JSON.stringify(body);
      // The path is part of the key: two shops of a run can have the same menu.
      const key = createHash('sha256').update(`${idempotencyScope}\n${path}\n${text}`).digest('hex');
      const headers = { 'idempotency-key': key };
      const answer = await ask(shape, {
        ...call,
        method: 'PUT',
        path,
        body: text,
        headers,
        findNamed,
      });
      return answer.body;
    },
  };
}
