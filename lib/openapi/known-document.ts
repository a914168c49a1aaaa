import { createHash } from 'node:crypto';
import type { Locale } from '#lib/messages/locale.ts';
import product from '../../package.json' with { type: 'json' };
import type { OpenApiDocument } from './document-types.ts';
import { openApiDocument } from './open-api-document.ts';

export type KnownDocument = { readonly document: OpenApiDocument; readonly etag: string; readonly json: () => string };

const documents = new Map<Locale, KnownDocument>();

/** The document in one language, built once per process. */
export function knownDocument(locale: Locale): KnownDocument {
  const cached = documents.get(locale) ?? build(locale);
  documents.set(locale, cached);
  return cached;
}

function build(locale: Locale): KnownDocument {
  const document = openApiDocument({ locale, version: product.version });
  const text = JSON.stringify(document);
  const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;
  return { document, etag, json: () => text };
}
