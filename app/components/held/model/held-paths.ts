/** Where a chain's held plans are listed, and where each is decided about. */
export function heldPath(chainId: string): string {
  return `/chains/${chainId}/held`;
}

export function heldShopPath(chainId: string, shopId: string): string {
  return `${heldPath(chainId)}/${shopId}`;
}

export function heldCategoriesPath(chainId: string): string {
  return `${heldPath(chainId)}/categories`;
}
