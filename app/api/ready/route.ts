import { route, unavailable } from '#lib/process/routes.ts';

/** The database and the queue can be used; 503 otherwise, with the reason. */
export const GET = route('getReady', async (_input, { read, queueReady }) => {
  try {
    await read.ping();
    await queueReady();
  } catch {
    throw unavailable('away');
  }
  if (!read.isWritable()) throw unavailable('not-writable');
  return { body: { status: 'ok' } };
});
