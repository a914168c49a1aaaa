import { expect, type Page } from '@playwright/test';
import { test } from './fixtures/browser/test.ts';

declare global {
  // Set in the page by this spec.
  var violations: string[];
  var wasInjected: true | undefined;
}

/** Makes every page record its policy violations, from its first script on. */
async function noteViolations(page: Page): Promise<void> {
  await page.addInitScript(() => {
    globalThis.violations = [];
    document.addEventListener('securitypolicyviolation', (event) => {
      globalThis.violations.push(`${event.effectiveDirective}: ${event.blockedURI} at ${event.sourceFile}`);
    });
  });
}

const INJECTED = `
  <script>globalThis.wasInjected = true</script>
  <script src="https://elsewhere.example/script.js"></script>
  <img src="data:," onerror="globalThis.wasInjected = true">`;

const violationsOn = (page: Page) => page.evaluate(() => globalThis.violations);

test('no page violates its policy', async ({ complaints, page, sync, world }) => {
  complaints.expectSome(/status of 404/);
  await noteViolations(page);
  const { id: runId } = await world.haizen.sync();
  await world.haizen.finished(runId);
  const paths = ['', '/runs', `/runs/${runId}`, '/held', '/held/categories'].map((path) => sync.path + path);
  for (const path of ['/', ...paths, '/connect', '/account', '/nowhere']) {
    const answer = await page.goto(path);
    expect(answer?.headers()['content-security-policy'], path).toContain("'strict-dynamic'");
    // React has hydrated the page: the server's HTML alone cannot do this.
    await expect(page.getByRole('button', { name: /^チェーンを切り替える/ })).toBeVisible();
    expect(await violationsOn(page), path).toEqual([]);
  }
});

test('client-side navigation stays within the policy too', async ({ page, sync }) => {
  await noteViolations(page);
  await sync.open();
  await page.getByRole('navigation').getByRole('link', { name: '同期の履歴', exact: true }).click();
  await expect(page).toHaveURL(`${sync.path}/runs`);
  await expect(page.getByRole('main')).toBeVisible();
  expect(await violationsOn(page)).toEqual([]);
});

test('an injected script does not run', async ({ complaints, page, sync }) => {
  complaints.expectSome(/Content Security Policy/);
  // React reports the markup that it did not render.
  complaints.expectSome(/React error #418/);
  await noteViolations(page);
  // Simulates injected markup: the server's own page and policy, with a script added.
  await page.route(sync.path, async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: (await answer.text()).replace('<body>', `<body>${INJECTED}`) });
  });
  await sync.open();

  await expect.poll(() => violationsOn(page)).toHaveLength(3);
  expect(await page.evaluate(() => globalThis.wasInjected)).toBeUndefined();
});

test("the nonce is the request's own", async ({ page, sync }) => {
  const policies: unknown[] = [];
  for (let visit = 0; visit < 2; visit++) {
    policies.push((await page.goto(sync.path))?.headers()['content-security-policy']);
  }
  expect(policies[0]).toMatch(/'nonce-[\w+/]{22}=='/u);
  expect(policies[1]).not.toBe(policies[0]);
});
