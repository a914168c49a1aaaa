import type { useTranslations } from 'use-intl';
import { ApiProblem, Unreachable } from '#lib/client/api-errors.ts';

export type ProblemWords = { readonly title: string | null; readonly detail: string; readonly remedy: string };

/** What happened and what to do, for any error an API request throws. */
export function problemWords(error: unknown, common: ReturnType<typeof useTranslations<'common'>>): ProblemWords {
  if (error instanceof ApiProblem) return error.problem;
  if (error instanceof Unreachable) {
    return { title: null, detail: common('problem.unreachable'), remedy: common('problem.unreachableRemedy') };
  }
  return { title: null, detail: common('problem.unreadable'), remedy: common('problem.unreadableRemedy') };
}
