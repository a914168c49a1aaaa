export function statusPath(chainId: string): string {
  return `/api/chains/${encodeURIComponent(chainId)}/status`;
}
