import type { Locale } from '#lib/messages/locale.ts';
import type { OpenApiDocument } from '#lib/openapi/document-types.ts';

/** Props shared by all parts of the documentation pages. */
export type DocsProps = { document: OpenApiDocument; locale: Locale };
