'use client';

import { useMutation } from '@tanstack/react-query';
import { useLocale } from 'use-intl';
import type { z } from 'zod';
import { fetchJson } from './fetch-json.ts';

type Sent<Schema extends z.ZodType> = {
  readonly path: string;
  readonly schema: Schema;
  readonly method?: 'POST' | 'DELETE';
  /** Awaited before the answer counts as come. */
  readonly onSuccess?: () => Promise<unknown>;
};

/** An operation that has no query of its own: sends its body, answers what came of it. Throws as `fetchJson`. */
export function useSend<Body = void, Schema extends z.ZodType = z.ZodType>(sent: Sent<Schema>) {
  const { path, schema, method = 'POST', onSuccess } = sent;
  const locale = useLocale();
  return useMutation({
    mutationFn: (body: Body) =>
      fetchJson({ path, schema, locale, method, ...(method === 'POST' && { body: body ?? {} }) }),
    ...(onSuccess && { onSuccess }),
  });
}
