/**
 * What every end-to-end test needs: a ledger, the server on it, a browser.
 *
 * `ONRECORD` names the command (else the debug build), `ONRECORD_SEED` a further article to file, `ONRECORD_PAGE` the address
 * of a server that runs already, `CHROMIUM` the browser.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { makeLedger } from './ledger.mjs';

const ONRECORD = process.env.ONRECORD ?? fileURLToPath(new URL('../../target/debug/onrecord', import.meta.url));
const FLAGS = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
];

async function serve() {
  const ledger = makeLedger(ONRECORD, process.env.ONRECORD_SEED);
  const child = spawn(ONRECORD, ['serve', ledger, '--port', '0'], { stdio: ['ignore', 'pipe', 'pipe'] });
  const address = await new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr])
      createInterface({ input: stream }).on('line', (line) => {
        const found = /http:\/\/[\w.:[\]]+/.exec(line);
        if (found) resolve(found[0].replace(/\/$/, ''));
      });
    child.once('exit', (code) => reject(new Error(`onrecord serve ended with ${code}`)));
  });
  return { address, stop: async () => { child.kill('SIGINT'); await once(child, 'exit'); } };
}

/** Waits until the page has asked and drawn what it wants, for a moment on end. */
export async function settled(page) {
  for (let calm = 0; calm < 3; ) {
    const isCalm = await page.evaluate(() => document.querySelector('main')?.getAttribute('aria-busy') === 'false' && !document.querySelector('.waiting'));
    calm = isCalm ? calm + 1 : 0;
    await page.waitForTimeout(70);
  }
}

/** Starts all that a test needs; `stop` ends it. */
export async function start() {
  const server = process.env.ONRECORD_PAGE ? { address: process.env.ONRECORD_PAGE, stop: async () => {} } : await serve();
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS });
  const get = async (path) => (await fetch(server.address + path)).json();

  /** A page that fails the test on any error, refusal of the policy, or request to another host. */
  async function open(path, { width = 1280, height = 900, theme = 'light' } = {}) {
    const context = await browser.newContext({ viewport: { width, height }, colorScheme: theme, baseURL: server.address });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    const faults = [];
    page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
    page.on('console', (message) => message.type() === 'error' && faults.push(`console: ${message.text()}`));
    page.on('request', (request) => {
      if (!request.url().startsWith(server.address)) faults.push(`asked another host: ${request.url()}`);
    });
    await page.addInitScript(() => {
      globalThis.shift = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) globalThis.shift += entry.hadRecentInput ? 0 : entry.value;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(path);
    await settled(page);
    return { page, faults, close: () => context.close() };
  }

  return { address: server.address, get, open, stop: async () => { await browser.close(); await server.stop(); } };
}

/** Addresses of every view, with rows of the ledger where one is needed. */
export async function views(get) {
  const { items } = await get('/api/documents?limit=100');
  const news = items.find((row) => row.title?.startsWith('Ministers meet'));
  const actors = await get('/api/actors?actor=Zelensky');
  return {
    articles: '/',
    reader: `/d/${news.handle}?layers=statements,events,times,quantities,actors,places`,
    'reader, a row chosen': `/d/${news.handle}?row=s1`,
    timeline: '/timeline?published_from=2025-01-01&published_to=2025-12-31',
    'timeline by country': '/timeline?published_from=2025-01-01&published_to=2025-12-31&lanes=place&sort=published',
    statements: '/statements?published_from=2025-01-01',
    'statements by speaker': '/statements?by=speaker&published_from=2025-03-01&published_to=2025-03-31',
    'statements by topic': '/statements?by=topic&published_from=2025-03-01&published_to=2025-03-31',
    positions: '/statements?by=positions&actor=Zelensky',
    disputes: '/disputes',
    'number dispute': '/disputes?type=number',
    actors: '/actors',
    actor: `/actors/${actors.items[0].id}`,
    threads: '/threads',
    map: '/map',
    'map, a place chosen': '/map?place=Istanbul',
    search: '/search?text=talks',
    'search in statements': '/search?text=talks&in=statements',
    changes: '/changes?since=2025-03-05',
    paste: '/read',
    upload: '/upload',
    empty: '/statements?actor=Nobody+Atall',
    lost: '/no/such/page',
  };
}
