import { ShopPlanPage } from '#app/components/held/plan/shop-plan-page.tsx';

type Props = { params: Promise<{ chainId: string; shopId: string }> };

export default async function Page({ params }: Props) {
  const { chainId, shopId } = await params;
  return <ShopPlanPage key={shopId} chainId={chainId} shopId={shopId} />;
}
