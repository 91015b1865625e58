/** How every view looks and behaves at large: accessible, in both themes, at phone width, without a jump, within the policy. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { settled, start, views } from './desk.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let desk;
let all;
before(async () => {
  desk = await start();
  all = await views(desk.get);
});
after(() => desk?.stop());

/** Violations of WCAG 2.2 A and AA and of best practice, one line each. */
async function violations(page) {
  // Evaluated by the debugger, so that the policy against inline scripts stays in force.
  await page.evaluate(AXE);
  const results = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
  return results.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target.join(' ')} ${node.failureSummary?.split('\n')[1] ?? ''}`));
}

test('every view', async (t) => {
  for (const [name, path] of Object.entries(all)) {
    await t.test(name, async () => {
      const { page, faults, close } = await desk.open(path);
      const shift = await page.evaluate(() => globalThis.shift);
      assert.ok(shift < 0.1, `something jumped while it loaded: layout shift ${shift}`);
      for (const colorScheme of ['light', 'dark']) {
        await page.emulateMedia({ colorScheme });
        assert.deepEqual(await violations(page), [], colorScheme);
      }
      await page.setViewportSize({ width: 390, height: 844 });
      await settled(page);
      const [inner, outer] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
      assert.ok(inner <= outer, `${inner} px of content on a phone's ${outer}`);
      assert.deepEqual(await violations(page), [], 'phone');
      assert.deepEqual(faults, []);
      await close();
    });
  }
});

test('dark by the system, and by choice against it', async () => {
  const ground = (page) => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const dark = await desk.open('/', { theme: 'dark' });
  const light = await desk.open('/', { theme: 'light' });
  assert.notEqual(await ground(dark.page), await ground(light.page));
  await light.page.getByRole('button', { name: /change to dark/ }).click();
  assert.equal(await ground(light.page), await ground(dark.page));
  await light.page.reload();
  await settled(light.page);
  assert.equal(await ground(light.page), await ground(dark.page));
  await Promise.all([dark.close(), light.close()]);
});
