import { problemSchema } from '#lib/contract/problems.ts';
import type { Locale } from '#lib/messages/locale.ts';
import { ApiProblem, Unreachable, Unreadable } from './api-errors.ts';

type FileRequest = { readonly path: string; readonly locale: Locale; readonly timeoutMs: number };

/** Downloads a file from the API with its file name. Throws like `fetchJson`, also if the download is interrupted. */
export async function fetchFile({ path, locale, timeoutMs }: FileRequest): Promise<{ name: string; blob: Blob }> {
  const response = await answerOf(path, locale, timeoutMs);
  if (!response.ok) throw await refusalOf(response);
  const [, name = 'haizen'] = /filename="([^"]+)"/u.exec(response.headers.get('content-disposition') ?? '') ?? [];
  try {
    return { name, blob: await response.blob() };
  } catch (error) {
    throw new Unreachable(error);
  }
}

async function answerOf(path: string, locale: Locale, timeoutMs: number): Promise<Response> {
  try {
    const headers = { 'Accept-Language': locale };
    return await fetch(path, { headers, cache: 'no-store', signal: AbortSignal.timeout(timeoutMs) });
  } catch (error) {
    throw new Unreachable(error);
  }
}

async function refusalOf(response: Response): Promise<Error> {
  const body: unknown = await response.json().catch(() => null);
  const problem = problemSchema.safeParse(body);
  return problem.success ? new ApiProblem(problem.data, body) : new Unreadable(response.status, problem.error);
}
