import type { OpenApiDocument } from '#lib/openapi/document-types.ts';
import type { Locale } from '#lib/messages/locale.ts';

/** What every part of the API's page is drawn from. */
export type DocsProps = { document: OpenApiDocument; locale: Locale };
