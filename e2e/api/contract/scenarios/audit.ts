import type { Scenarios } from '../scenario.ts';

export const audit: Scenarios = {
  listEvents: {
    answers: {
      200: (stage) => stage.call('listEvents'),
      'not-found': (stage) => stage.call('listEvents', { query: { chainId: 'nobody' } }),
    },
  },
  exportEvents: {
    answers: {
      200: (stage) => stage.call('exportEvents'),
      'not-found': (stage) => stage.call('exportEvents', { query: { chainId: 'nobody' } }),
    },
  },
};
