import { apiPath } from './api-path.ts';

export function statusPath(chainId: string): string {
  return apiPath`/api/chains/${chainId}/status`;
}
