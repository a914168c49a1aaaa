import type { Scenarios } from '#e2e/api/contract/scenario.ts';
import type { Stage } from '#e2e/api/contract/stage.ts';
import { signedEvent } from '#e2e/fixtures/signed-event.ts';

const EVENT = JSON.stringify({ event_id: 'contract', type: 'catalog.version.updated' });

async function send(stage: Stage, body: string): Promise<Response> {
  const { chainId } = stage.ids;
  const { headers } = await signedEvent({ chainId, body, ask: stage.api.ask });
  return stage.call('receiveSquareEvent', { as: {}, body, headers });
}

export const hooks: Scenarios = {
  receiveSquareEvent: {
    body: { event_id: 'unsigned', type: 'catalog.version.updated' },
    answers: {
      200: (stage) => send(stage, EVENT),
      'signature-invalid': (stage) => stage.call('receiveSquareEvent', { body: EVENT }),
      'event-unreadable': (stage) => send(stage, '{"event_id":'),
    },
  },
};
