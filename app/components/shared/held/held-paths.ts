/** Paths of a chain's list of held plans and of each plan. */
export function heldPath(chainId: string): string {
  return `/chains/${chainId}/held`;
}

export function heldShopPath(chainId: string, shopId: string): string {
  return `${heldPath(chainId)}/${shopId}`;
}

export function heldCategoriesPath(chainId: string): string {
  return `${heldPath(chainId)}/categories`;
}
