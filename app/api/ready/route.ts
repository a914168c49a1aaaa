import { route, unavailable } from '#lib/process/routes.ts';

/** 503 with the reason if the database or the queue is unavailable. */
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
