/** What people do on the page, from end to end in a real browser. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { settled, start, views } from './desk.mjs';

let desk;
let all;
before(async () => {
  desk = await start();
  all = await views(desk.get);
});
after(() => desk?.stop());

/** Runs a test on a page and holds it to having no faults. */
function on(name, path, work, options) {
  test(name, async () => {
    const { page, faults, close } = await desk.open(typeof path === 'function' ? path() : path, options);
    await work(page);
    assert.deepEqual(faults, []);
    await close();
  });
}
/** Waits until something holds: an answer of the server may be on its way. */
async function until(holds) {
  for (let times = 0; times < 100; times++) {
    if (await holds()) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  assert.fail('it did not come to hold in ten seconds');
}
const rows = (page) => page.locator('[data-row]').evaluateAll((found) => found.map((row) => row.dataset.row));

on('paste an article, see its record', '/read', async (page) => {
  await page.getByLabel('The article').fill('The Kremlin on Sunday denied that talks with Ukraine were planned. “We know nothing of it,” spokesman Dmitry Peskov told reporters in Moscow.');
  await page.getByLabel('Published on').fill('2025-12-21');
  await page.getByRole('button', { name: 'Read it' }).click();
  await page.getByRole('heading', { name: /2 statements/ }).waitFor();
  await page.locator('.body .cue', { hasText: 'denied' }).click();
  const panel = page.getByRole('complementary', { name: 'Record' });
  await panel.getByText('deny', { exact: true }).waitFor();
  assert.match(await panel.innerText(), /Kremlin/);
  await panel.getByRole('button', { name: '21 Dec 2025' }).click();
  assert.match(await panel.innerText(), /weekday most recent/);
});

on('a value opens on its words', '/statements?actor=Peskov', async (page) => {
  const { items } = await desk.get('/api/statements?actor=Peskov');
  const [row] = items;
  await page.locator(`[data-row="${row.id}"] .quote`).click();
  await page.waitForURL(/\/d\/.*#char=\d+,\d+$/);
  await page.locator('.target').first().waitFor();
  assert.equal(new URL(page.url()).hash, `#char=${row.span.join(',')}`);
  const words = (await page.locator('.target').allInnerTexts()).join('');
  const { document } = await desk.get(`/api/documents/${row.source.handle}`);
  assert.equal(words.replace(/\s+/g, ' ').trim(), [...document.text].slice(...row.span).join('').replace(/\s+/g, ' ').trim());
  assert.ok(await page.locator('.target').first().isVisible());
});

test('words are found behind letters that take two units, and hostile text stays text', async () => {
  const { items } = await desk.get('/api/documents?limit=100');
  const { handle } = items.find((row) => row.publisher?.startsWith('Hostile'));
  const { document } = await desk.get(`/api/documents/${handle}`);
  const points = [...document.text];
  const at = points.join('').slice(0, document.text.indexOf('Ukraine would')).length;
  const from = [...document.text.slice(0, at)].length;
  const { page, faults, close } = await desk.open(`/d/${handle}#char=${from},${from + 7}`);
  await page.locator('.target').first().waitFor();
  assert.equal((await page.locator('.target').allInnerTexts()).join(''), 'Ukraine');
  assert.equal(await page.evaluate(() => globalThis.broken), undefined);
  assert.equal(await page.locator('main script, main style, main img').count(), 0);
  assert.ok((await page.locator('.body').innerText()).includes('<script>window.broken = 1</script>'));
  const controls = await page.locator('.body .control').allInnerTexts();
  assert.deepEqual(controls.slice(0, 2), ['U+202E', 'U+202C']);
  assert.ok(!(await page.locator('.body').evaluate((body) => body.textContent)).includes('\u202e'));
  assert.deepEqual(faults, []);
  await close();
});

on('filters stand in the address, which shows the same when loaded anew', '/statements', async (page) => {
  const before = await rows(page);
  await page.getByLabel('Who', { exact: true }).fill('Zelensky');
  await page.getByLabel('Who', { exact: true }).press('Enter');
  await page.waitForURL(/actor=Zelensky/);
  await page.getByRole('button', { name: 'more…' }).click();
  await page.getByLabel('Stance').selectOption('doubt');
  await page.waitForURL(/stance=doubt/);
  await until(async () => {
    const stances = await page.locator('.item .tag').allInnerTexts();
    return stances.length > 0 && stances.every((stance) => stance === 'doubt');
  });
  const narrowed = await rows(page);
  assert.ok(narrowed.length > 0 && narrowed.length < before.length);
  await page.reload();
  await settled(page);
  assert.deepEqual(await rows(page), narrowed);
  assert.equal(await page.getByLabel('Stance').inputValue(), 'doubt');
  await page.goBack();
  await page.waitForURL((url) => !url.search.includes('stance'));
  await page.getByRole('link', { name: 'Timeline' }).click();
  await page.waitForURL(/\/timeline\?.*actor=Zelensky/);
});

test('a row is rejected, lists leave it out, undo brings it back', async () => {
  const { page, faults, close } = await desk.open('/statements?actor=Fidan');
  const before = await rows(page);
  const [id] = before;
  const item = page.locator(`[data-row="${id}"]`);
  await item.getByRole('button', { name: 'Why, and review' }).click();
  await item.getByRole('button', { name: 'Wrong' }).click();
  await item.getByLabel('Why', { exact: true }).fill('a test');
  await item.locator('form').getByRole('button', { name: 'Wrong' }).click();
  await item.waitFor({ state: 'detached' });
  assert.deepEqual(await rows(page), before.filter((row) => row !== id));
  const [handle, row] = id.split('/');
  await page.goto(`/d/${handle}?row=${row}`);
  await settled(page);
  const panel = page.getByRole('complementary', { name: 'Record' });
  await panel.getByText('rejected').waitFor();
  await panel.getByRole('button', { name: 'Undo' }).click();
  await panel.getByText('The latest decision is taken back.').waitFor();
  await page.goto('/statements?actor=Fidan');
  await settled(page);
  assert.deepEqual(await rows(page), before);
  assert.deepEqual(faults, []);
  await close();
});

test('two events are merged and split in place, undo takes both back', async () => {
  const { items } = await desk.get('/api/events?limit=50');
  const accounts = async (id) => (await desk.get(`/api/why/${id}`)).accounts.length;
  const alone = items.filter((row) => row.sightings.length === 0);
  const two = items.find((row) => row.sightings.length === 1);
  assert.ok(alone.length > 1 && two);
  const { page, faults, close } = await desk.open('/');
  const panel = page.getByRole('complementary', { name: 'Record' });
  async function decide(id, name, other) {
    const [handle, row] = id.split('/');
    await page.goto(`/d/${handle}?row=${row}`);
    await settled(page);
    await panel.getByRole('button', { name: `${name}…` }).click();
    if (other) await panel.getByLabel(/other row/).fill(other);
    await panel.getByLabel('Why', { exact: true }).fill('a test');
    await panel.locator('form').getByRole('button', { name }).click();
    await panel.getByText(name === 'Merge' ? 'Merged.' : 'Split off.').waitFor();
  }
  const undo = async () => {
    await panel.getByRole('button', { name: 'Undo' }).click();
    await panel.getByText('The latest decision is taken back.').waitFor();
  };
  await decide(alone[0].id, 'Merge', alone[1].id);
  assert.equal(await accounts(alone[0].id), 1);
  await undo();
  assert.equal(await accounts(alone[0].id), 0);
  await decide(two.id, 'Split');
  assert.equal(await accounts(two.id), 0);
  await undo();
  assert.equal(await accounts(two.id), 1);
  assert.deepEqual(faults, []);
  await close();
});

on('j and k go from row to row, Esc closes, ? helps', () => all.reader.split('?')[0], async (page) => {
  const row = () => new URL(page.url()).searchParams.get('row');
  await page.keyboard.press('j');
  const first = row();
  assert.ok(first);
  await page.keyboard.press('j');
  assert.notEqual(row(), first);
  await page.keyboard.press('k');
  assert.equal(row(), first);
  await page.keyboard.press('Escape');
  assert.equal(row(), null);
  await page.keyboard.press('?');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.keyboard.press('/');
  await page.waitForURL(/\/search$/);
  await page.waitForFunction(() => document.activeElement?.matches('[data-find]'));
});

on('layers are switched by button and stand in the address', () => all.reader.split('?')[0], async (page) => {
  const marked = () => page.locator('.body .lt').count();
  assert.equal(await marked(), 0);
  await page.getByRole('button', { name: /^times/i }).first().click();
  assert.ok((await marked()) > 0);
  assert.match(page.url(), /layers=statements%2Cevents%2Ctimes/);
});

on('as of a day, later articles are not known', '/?published_from=2025-01-01', async (page) => {
  const count = () => page.locator('tbody tr').count();
  const before = await count();
  await page.getByRole('slider').focus();
  await page.getByRole('slider').evaluate((slider) => {
    slider.value = String(Math.floor(Date.UTC(2025, 2, 5) / 86_400_000));
    slider.dispatchEvent(new Event('input', { bubbles: true }));
    slider.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await page.waitForURL(/as_of=2025-03-05/);
  await until(async () => (await count()) < before);
  await page.getByRole('link', { name: 'Disputes', exact: true }).click();
  await page.waitForURL(/\/disputes\?.*as_of=2025-03-05/);
});

on('a timeline is zoomed and the address keeps it', '/timeline?published_from=2025-01-01&published_to=2025-12-31', async (page) => {
  const before = (await rows(page)).length;
  for (let times = 0; times < 4; times++) await page.getByRole('button', { name: 'Zoom in' }).click();
  assert.match(page.url(), /zoom=\d{4}-\d\d-\d\d%2C\d{4}-\d\d-\d\d/);
  const zoomed = await rows(page);
  assert.ok(zoomed.length < before);
  await page.reload();
  await settled(page);
  assert.deepEqual(await rows(page), zoomed);
});

on('files are what is on screen', '/statements?actor=Peskov', async (page) => {
  const shown = await rows(page);
  for (const [name, ids] of [
    ['JSON', (text) => JSON.parse(text).items.map((row) => row.id)],
    ['CSV', (text) => text.trim().split('\r\n').slice(1).map((line) => line.split(',')[0])],
  ]) {
    const href = await page.getByRole('link', { name, exact: true }).getAttribute('href');
    const text = await (await fetch(desk.address + href)).text();
    assert.deepEqual(ids(text.includes('\r\n') ? text : text.replaceAll('\n', '\r\n')).filter((id) => /^[0-9a-f]+\/s\d+$/.test(id)), shown, name);
  }
});

/** The text of the file that a click gives. */
async function saved(page, within, name) {
  const [download] = await Promise.all([page.waitForEvent('download'), within.getByRole('link', { name, exact: true }).click()]);
  return readFileSync(await download.path(), 'utf8');
}

on('files of a timeline have what is in sight, and no more', '/timeline?published_from=2025-01-01&published_to=2025-12-31&zoom=2025-03-02,2025-03-05', async (page) => {
  const shown = await rows(page);
  const ids = (letter) => shown.filter((id) => id.split('/')[1].startsWith(letter)).sort();
  const files = (name) => page.locator('.export', { hasText: name });
  assert.ok(ids('e').length > 0 && ids('s').length > 0);
  const geo = JSON.parse(await saved(page, files('Acts:'), 'GeoJSON'));
  assert.deepEqual(geo.features.map((feature) => feature.id).sort(), ids('e'));
  const slides = JSON.parse(await saved(page, files('Acts:'), 'TimelineJS'));
  assert.deepEqual(slides.events.map((slide) => slide.unique_id.replace('-', '/')).sort(), ids('e'));
  const said = JSON.parse(await saved(page, files('Statements:'), 'JSON'));
  assert.deepEqual(said.items.map((row) => row.id).sort(), ids('s'));
});

on('files of topics have the statements of all topics, each once', '/statements?by=topic&published_from=2025-03-01&published_to=2025-03-31', async (page) => {
  const shown = [...new Set(await rows(page))].sort();
  const csv = await saved(page, page.locator('.export'), 'CSV');
  const ids = csv.split('\n').map((line) => line.split(',')[0]).filter((id) => /^[0-9a-f]{12}\/s\d+$/.test(id));
  assert.deepEqual(ids.sort(), shown);
});

test('files are added with progress', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'onrecord-up-')), 'harbour.jsonl');
  const text = 'LISBON - Portugal’s Foreign Minister Ana Pereira said on Tuesday that Portugal would send aid to Mozambique. “We will not wait,” she told reporters in Lisbon.';
  writeFileSync(file, JSON.stringify({ key: 'uploaded', title: 'Portugal to send aid', published: '2025-04-01', text }) + '\n{"text": ""}\n');
  const { page, faults, close } = await desk.open('/upload');
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByText(/done: 1 new/).waitFor();
  await page.getByText(/harbour\.jsonl:2/).waitFor();
  await page.getByRole('link', { name: 'To the articles' }).click();
  await page.getByRole('link', { name: 'Portugal to send aid' }).click();
  await page.getByRole('heading', { name: 'Portugal to send aid' }).waitFor();
  assert.deepEqual(faults, []);
  await close();
});

test('what a newer version replaced and what its publisher withdrew say so', async () => {
  const item = (uri, version, day, about, more) => ({
    uri: `urn:strait:${uri}`, version, pubStatus: 'usable', versionCreated: `2025-03-${day}T09:00:00Z`, infoSources: [{ name: 'The Strait Courier' }], ...more,
    headlines: [{ value: `Ferries to ${about}` }], bodies: [{ contentType: 'text/plain', value: `Turkish Foreign Minister Hakan Fidan said in Ankara that the ferries to ${about} would sail again within ${version} weeks.` }],
  });
  const items = [
    item('1', '1', '07', 'Varna'), item('1', '2', '08', 'Varna', { edNote: 'CORRECTION: two weeks, not one' }),
    item('2', '1', '07', 'Samsun'), { ...item('2', '2', '09', 'Samsun'), pubStatus: 'canceled' },
  ];
  const response = await fetch(`${desk.address}/api/documents?name=items.json`, { method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body: JSON.stringify(items) });
  assert.match(await response.text(), /"done","new":3/);
  const { page, faults, close } = await desk.open('/?published_from=2025-03-07&published_to=2025-03-08');
  const line = (name, tag) => page.getByRole('row').filter({ has: page.getByRole('link', { name }) }).filter({ hasText: tag });
  assert.deepEqual([await line('Varna', 'superseded').count(), await line('Varna').count(), await line('Samsun', 'withdrawn').count()], [1, 2, 1]);
  await line('Samsun', 'withdrawn').getByRole('link').first().click();
  assert.match(await page.getByRole('note').innerText(), /withdrawn this article on 9 Mar 2025/);
  await page.goBack();
  await line('Varna', 'superseded').getByRole('link').first().click();
  assert.match(await page.getByRole('note').innerText(), /newer version .* on 8 Mar 2025/);
  const older = page.url();
  await page.getByRole('note').getByRole('link').click();
  await page.getByText('CORRECTION: two weeks, not one').waitFor();
  assert.equal(await page.getByRole('note').count(), 0);
  await page.goto(`${older.split('?')[0]}?row=s1&as_of=2025-03-07`);
  await settled(page);
  assert.equal(await page.getByRole('note').count(), 0, 'on that day it held');
  const panel = page.getByRole('complementary', { name: 'Record' });
  await panel.getByText('Its article holds no longer: superseded on 8 Mar 2025').waitFor();
  await panel.getByText('On 7 Mar 2025, the day of publication').waitFor();
  assert.deepEqual(faults, []);
  await close();
});

test('an article and an actor are files of their own', async () => {
  const { page, faults, close } = await desk.open(all.reader);
  const csv = await saved(page, page.locator('.export'), 'CSV');
  assert.match(csv, /^id,layer,start,end,words,/);
  assert.match(csv, /\/s1,statement,/);
  await page.goto(all.actor);
  await settled(page);
  const actor = await saved(page, page.locator('.export').first(), 'CSV');
  assert.match(actor, /^part,id,name,/);
  assert.match(actor, /\nrole,,/);
  assert.deepEqual(faults, []);
  await close();
});

test('why a dispute is on the record names its sides', async () => {
  const { page, faults, close } = await desk.open('/disputes?type=number');
  const card = page.locator('article[data-row]').first();
  await card.getByRole('button', { name: 'Why, and review' }).click();
  await card.getByText(/^Side 2/).waitFor();
  assert.ok((await card.locator('li', { hasText: /^Side \d/ }).getByRole('link').count()) >= 2);
  assert.deepEqual(faults, []);
  await close();
});

test('a wrong question is answered in words', async () => {
  const { page, close } = await desk.open('/statements?from=yesterday');
  await page.getByRole('alert').waitFor();
  assert.match(await page.getByRole('alert').innerText(), /yesterday/);
  await close();
});
