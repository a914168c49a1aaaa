import { statusOkSchema } from '#lib/contract/common.ts';
import { squareEventSchema } from '#lib/contract/hooks.ts';
import type { Operation } from './operation.ts';
import { SIGNED_BY_POS } from './who-may.ts';

export const hookOperations = {
  receiveSquareEvent: {
    method: 'POST',
    path: '/api/hooks/square/{chainId}',
    summary:
      'Called by Square: stores a webhook’s event, which is handled after the response; a repeated one changes nothing',
    access: SIGNED_BY_POS,
    body: squareEventSchema,
    answers: { 200: statusOkSchema },
    problems: ['signature-invalid', 'event-unreadable'],
  },
} as const satisfies Record<string, Operation>;
