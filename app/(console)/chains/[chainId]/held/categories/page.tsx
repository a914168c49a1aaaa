import { CategoriesPlanPage } from '#app/components/held/plan/categories-plan-page.tsx';

type Props = { params: Promise<{ chainId: string }> };

export default async function Page({ params }: Props) {
  const { chainId } = await params;
  return <CategoriesPlanPage chainId={chainId} />;
}
