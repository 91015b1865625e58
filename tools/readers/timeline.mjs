/**
 * Draws an export for TimelineJS 3 in a real browser, and says what TimelineJS makes of it.
 *
 *     npm install --prefix readers @knight-lab/timelinejs playwright-core
 *     NODE_MODULES=readers/node_modules node tools/readers/timeline.mjs timeline.json [picture.png]
 *
 * `CHROMIUM` names the browser (else /usr/bin/chromium). Nothing is asked of other hosts. Ends with 1 where TimelineJS
 * complains or draws another number of slides.
 */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { extname, join, resolve } from 'node:path';

const modules = resolve(process.env.NODE_MODULES ?? 'node_modules');
const { chromium } = createRequire(join(modules, 'x.js'))('playwright-core');
const [file, picture] = process.argv.slice(2);
const data = JSON.parse(await readFile(file, 'utf8'));
const dist = join(modules, '@knight-lab/timelinejs/dist');

const PAGE = `<!doctype html><link rel="stylesheet" href="/css/timeline.css"><script src="/js/timeline.js"></script>
<div id="timeline" style="width: 1100px; height: 640px"></div>
<script>window.shown = new TL.Timeline('timeline', ${JSON.stringify(data).replaceAll('<', '\\u003c')}, { font: null });</script>`;
const KINDS = { '.css': 'text/css', '.js': 'text/javascript' };

const server = createServer(async (request, response) => {
  const path = new URL(request.url, 'http://localhost').pathname;
  try {
    const body = path === '/' ? PAGE : await readFile(join(dist, path));
    response.writeHead(200, { 'content-type': path === '/' ? 'text/html; charset=utf-8' : (KINDS[extname(path)] ?? 'application/octet-stream') });
    response.end(body);
  } catch {
    response.writeHead(404).end();
  }
}).listen(0, '127.0.0.1');
await new Promise((done) => server.once('listening', done));
const address = `http://127.0.0.1:${server.address().port}`;

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--headless', '--no-sandbox', '--disable-gpu'] });
const page = await (await browser.newContext({ viewport: { width: 1120, height: 660 } })).newPage();
const faults = [];
page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
await page.route('**/*', (route) => (route.request().url().startsWith(address) ? route.continue() : route.abort()));
await page.goto(address);
await page.waitForSelector('.tl-slide .tl-headline', { timeout: 30_000 });
await page.waitForTimeout(1500);
const told = await page.evaluate(() => ({
  slides: window.shown.config.events.length,
  markers: document.querySelectorAll('.tl-timemarker').length,
  message: document.querySelector('.tl-message-content')?.textContent ?? '',
  headlines: [...document.querySelectorAll('.tl-slide .tl-headline')].map((node) => node.textContent.trim()),
  dates: [...document.querySelectorAll('.tl-slide .tl-headline-date')].map((node) => node.textContent.trim()),
}));
if (picture) await page.screenshot({ path: picture });
await browser.close();
server.close();

const wanted = data.events.length;
if (told.slides !== wanted || told.markers !== wanted) faults.push(`${wanted} events, ${told.slides} slides, ${told.markers} markers`);
if (told.headlines.some((headline) => headline === '')) faults.push('a slide without a headline');
console.log(`TimelineJS   ${told.slides} slides, ${told.markers} markers; the first: ${told.dates[0]} ${told.headlines[0]}`);
for (const fault of faults) console.log(`FAULT: ${fault}`);
process.exit(faults.length ? 1 : 0);
