import { ProblemError, route, warm } from '#lib/server.ts';

/** Once it is warm: database and queue are in reach; 503 `not-ready` otherwise, whatever is wrong with them. */
export const GET = route('getReady', async (_input, { read, queueReady }) => {
  await warm();
  try {
    await read.ping();
    await queueReady();
  } catch {
    throw new ProblemError('not-ready', { headers: { 'Retry-After': '5' } });
  }
  return { body: { status: 'ok' } };
});
