import { plainRoute } from '#lib/process/routes.ts';

export const GET = plainRoute('getHealth', async () => ({ body: { status: 'ok' } }));
