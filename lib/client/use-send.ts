'use client';

import { useMutation } from '@tanstack/react-query';
import { useLocale } from 'use-intl';
import type { z } from 'zod';
import { fetchJson } from './fetch-json.ts';

type Sent<Schema extends z.ZodType> = {
  readonly path: string;
  readonly schema: Schema;
  readonly method?: 'POST' | 'DELETE';
  /** Awaited before the mutation counts as finished. */
  readonly onSuccess?: () => Promise<unknown>;
};

/** A mutation for operations without their own query: sends its body and returns the response. Throws like `fetchJson`. */
export function useSend<Body = void, Schema extends z.ZodType = z.ZodType>(sent: Sent<Schema>) {
  const { path, schema, method = 'POST', onSuccess } = sent;
  const locale = useLocale();
  return useMutation({
    mutationFn: (body: Body) =>
      fetchJson({ path, schema, locale, method, ...(method === 'POST' && { body: body ?? {} }) }),
    ...(onSuccess && { onSuccess }),
  });
}
