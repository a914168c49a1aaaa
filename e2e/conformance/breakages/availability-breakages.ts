import { type Breakage, after, freshly, isAvailabilityPut, isMenuPut, problem, textOf, withBody } from './breakage.ts';

/** Mistakes about what is sold out. */
export const AVAILABILITY_BREAKAGES: Readonly<Record<string, Breakage>> = {
  'overwrites its own sold-out by that of the POS': {
    breaks: ['availability-own-state'],
    between: after({ matches: isAvailabilityPut, status: 200 }, ({ sent, received, oder }) => {
      const soldOut = textOf(sent).includes('conformance-a-v');
      oder.edit({ kind: 'set-platform-fields', shopId: '101', itemId: 'b', fields: { soldOut } });
      return Promise.resolve(received);
    }),
  },
  'puts everything on sale with each menu': {
    breaks: ['availability-survives-menu'],
    between: after({ matches: isMenuPut, status: 200 }, async ({ sent, received, forward }) => {
      const target = sent.target.replace(/menu$/u, 'availability');
      await forward(freshly(withBody({ ...sent, target }, { soldOut: { variantIds: [], optionIds: [] } })));
      return received;
    }),
  },
  'refuses availability with unknown ids': {
    breaks: ['availability-unknown-ids'],
    between: after({ matches: isAvailabilityPut, status: 200 }, ({ received }) => {
      const isRefused = received.body.includes('conformance-nowhere');
      const errors = [{ entity: 'availability', id: 'conformance-nowhere', field: 'soldOut', message: 'unknown' }];
      return Promise.resolve(isRefused ? problem(422, 'invalid-body', { errors }) : received);
    }),
  },
  'adds to what is sold out instead of replacing it': {
    breaks: ['availability-replaced'],
    between: (oder) => (sent, forward) => {
      if (!isAvailabilityPut(sent) || !textOf(sent).includes('optionIds')) return forward(sent);
      const { soldOut } = JSON.parse(textOf(sent)) as { soldOut: { variantIds: string[]; optionIds: string[] } };
      const before = oder.soldOut('101');
      const variantIds = [...before.variantIds, ...soldOut.variantIds];
      return forward(withBody(sent, { soldOut: { ...soldOut, variantIds } }));
    },
  },
};
