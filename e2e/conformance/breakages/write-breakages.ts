import { createHash } from 'node:crypto';
import type { Received } from '#e2e/conformance/contract/forward.ts';
import {
  type Breakage,
  after,
  answer,
  everything,
  freshly,
  isMenuPut,
  problem,
  sending,
  withHeader,
  withMenu,
  withoutHeader,
} from './breakage.ts';

/** Mistakes about what all requests share: tokens, fences, keys, bodies, pages. */
export const WRITE_BREAKAGES: Readonly<Record<string, Breakage>> = {
  'ignores fences': {
    breaks: ['fence-lower-write', 'fence-lower-read', 'fence-raised-by-read', 'fence-before-key'],
    between: sending(
      ({ headers }) => /^\d+$/.test(headers['sync-fence'] ?? ''),
      (sent) => withHeader(sent, 'sync-fence', String(Number.MAX_SAFE_INTEGER)),
    ),
  },
  'compares fences of writes alone': {
    breaks: ['fence-lower-read', 'fence-raised-by-read'],
    between: sending(
      ({ method }) => method === 'GET',
      (sent) => withoutHeader(sent, 'sync-fence'),
    ),
  },
  'ignores idempotency keys': {
    breaks: ['key-repeats', 'key-reused', 'availability-write-rules'],
    between: sending(({ headers }) => headers['idempotency-key'] !== undefined, freshly),
  },
  'takes equal content for a repeated request': {
    breaks: ['content-comes-back'],
    between: sending(
      ({ headers }) => headers['idempotency-key'] !== undefined,
      (sent) =>
        withHeader(sent, 'idempotency-key', createHash('sha256').update(sent.target).update(sent.body).digest('hex')),
    ),
  },
  'answers a reused key from memory': {
    breaks: ['key-reused'],
    between: () => {
      const known = new Map<string, Received>();
      return async (sent, forward) => {
        const key = sent.headers['idempotency-key'];
        const received = (key && known.get(key)) || (await forward(sent));
        if (key && received.status === 200) known.set(key, received);
        return received;
      };
    },
  },
  'needs no token': {
    breaks: ['token'],
    between: sending(everything, (sent) => withHeader(sent, 'authorization', 'Bearer test-token')),
  },
  'has a lower limit for bodies': {
    breaks: ['body-limit'],
    between: () => (sent, forward) =>
      sent.body.length > 1024 * 1024 ? Promise.resolve(problem(413, 'body-too-large')) : forward(sent),
  },
  'has no limit for bodies': {
    breaks: ['body-limit'],
    between: sending(isMenuPut, (sent) => withMenu(sent, (menu) => menu)),
  },
  'cannot read gzip': {
    breaks: ['gzip'],
    between: sending(isMenuPut, (sent) => withoutHeader(sent, 'content-encoding')),
  },
  'names nothing in its rejections': {
    breaks: ['unknown-group', 'repeated-option'],
    between: after({ matches: everything, status: 422 }, () => Promise.resolve(problem(422, 'invalid'))),
  },
  'answers HTML for what it does not have': {
    breaks: ['not-found'],
    between: after({ matches: everything, status: 404 }, ({ received }) =>
      Promise.resolve({ ...received, headers: { 'content-type': 'text/html' }, body: '<h1>Not found</h1>' }),
    ),
  },
  'lists its first page for ever': {
    breaks: ['shops-paging', 'bad-cursor'],
    between: () => async (sent, forward) => {
      const [path = '', query] = sent.target.split('?');
      if (!path.endsWith('/shops')) return forward(sent);
      const received = await forward({ ...sent, target: path });
      const nextCursor = `page-${(query ?? '').length}`;
      return answer(received.status, { ...(JSON.parse(received.body) as object), nextCursor });
    },
  },
};
