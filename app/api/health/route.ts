import { plainRoute } from '#lib/server.ts';

export const GET = plainRoute('getHealth', async () => ({ body: { status: 'ok' } }));
