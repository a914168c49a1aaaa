import { ProblemError, route } from '#lib/process/routes.ts';

export const POST = route('receiveSquareEvent', async ({ params, bytes, headers }, { receiveSquareEvent }) => {
  const received = await receiveSquareEvent({ chainId: params.chainId, body: bytes, headers });
  if (received === 'refused') throw new ProblemError('signature-invalid');
  if (received === 'unreadable') throw new ProblemError('event-unreadable');
  return { body: { status: 'ok' } };
});
