import type { Scenarios } from '#e2e/api/contract/scenario.ts';

export const system: Scenarios = {
  getOpenApi: {
    answers: {
      200: (stage) => stage.call('getOpenApi'),
      304: async (stage) => {
        const etag = (await stage.call('getOpenApi')).headers.get('etag') ?? '';
        return stage.call('getOpenApi', { headers: { 'if-none-match': etag } });
      },
    },
  },
  getHealth: { answers: { 200: (stage) => stage.call('getHealth') } },
  getReady: { answers: { 200: (stage) => stage.call('getReady') } },
  getMetrics: { answers: { 200: (stage) => stage.call('getMetrics') } },
  getTrial: { answers: { 'not-trial': (stage) => stage.call('getTrial') } },
  switchTrial: {
    body: { preset: 'none' },
    answers: { 'not-trial': (stage) => stage.call('switchTrial', { body: { preset: 'none' } }) },
  },
};
