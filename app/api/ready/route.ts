import { route, unavailable, warm } from '#lib/server.ts';

/** Once it is warm: the database and the queue can be used; 503 otherwise, with the reason. */
export const GET = route('getReady', async (_input, { read, queueReady }) => {
  await warm();
  try {
    await read.ping();
    await queueReady();
  } catch {
    throw unavailable('away');
  }
  if (!read.isWritable()) throw unavailable('not-writable');
  return { body: { status: 'ok' } };
});
