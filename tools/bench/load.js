// Reads of a running server at a given rate, over the addresses that people open; `docs/api.md` has the figures.
//
// $ npm install --prefix /tmp/load autocannon@9
// $ onrecord serve big.ledger --port 7374 &
// $ NODE_PATH=/tmp/load/node_modules node tools/bench/load.js http://127.0.0.1:7374 500 60
const autocannon = require('autocannon');

const [base, rate = '500', seconds = '60'] = process.argv.slice(2);
const get = async (path) => (await fetch(base + path)).json();

async function paths() {
  const { handle } = (await get('/api/documents?limit=1')).items[0];
  const actor = (await get('/api/actors?limit=1')).items[0];
  return [
    '/',
    '/api/stats',
    '/api/documents',
    '/api/statements',
    `/api/statements?stance=deny&country=${actor.country ?? 'USA'}`,
    '/api/statements?as_of=2023-06-01',
    '/api/events',
    '/api/timeline?from=2024-01-01',
    '/api/disputes?limit=20',
    `/api/search?text=${encodeURIComponent(actor.name.split(' ')[0])}`,
    `/api/documents/${handle}`,
    `/api/actors/${actor.id}`,
  ];
}

async function main() {
  const requests = (await paths()).map((path) => ({ path }));
  const found = await autocannon({ url: base, connections: 20, overallRate: Number(rate), duration: Number(seconds), requests });
  const { latency, errors, timeouts, non2xx } = found;
  console.log(`${found['2xx']} answers in ${found.duration} s, ${errors} errors, ${timeouts} timeouts, ${non2xx} of another status`);
  console.log(`half within ${latency.p50} ms, 99 % within ${latency.p99} ms, none later than ${latency.max} ms`);
}

main();
