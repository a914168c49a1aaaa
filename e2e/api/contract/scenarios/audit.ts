import type { Scenarios } from '#e2e/api/contract/scenario.ts';

const NOBODY = { chainId: 'nobody' };

export const audit: Scenarios = {
  listEvents: {
    answers: {
      200: (stage) => stage.call('listEvents', { query: { limit: '500' } }),
      'not-found': (stage) => stage.call('listEvents', { query: NOBODY }),
    },
  },
  exportEvents: {
    answers: {
      200: (stage) => stage.call('exportEvents'),
      'not-found': (stage) => stage.call('exportEvents', { query: NOBODY }),
    },
  },
};
