import { knownDocument } from '#lib/openapi/known-document.ts';
import { plainRoute } from '#lib/process/routes.ts';

export const GET = plainRoute('getOpenApi', async ({ locale }) => knownDocument(locale));
