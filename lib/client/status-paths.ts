import { apiPath } from './api-path.ts';

export function clockPath(chainId: string): string {
  return apiPath`/api/chains/${chainId}/clock`;
}

export function shopChangesPath(chainId: string): string {
  return apiPath`/api/chains/${chainId}/shops/changes`;
}
