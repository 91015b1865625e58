/** Makes the ledger of the end-to-end tests with the command that is tested. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { corpus, hostile, story } from './articles.mjs';

/** Files all articles and gives the ledger's path. `seed` is a further file, if there is one. */
export function makeLedger(onrecord, seed) {
  const folder = mkdtempSync(join(tmpdir(), 'onrecord-e2e-'));
  const articles = join(folder, 'articles.jsonl');
  const ledger = join(folder, 'news.ledger');
  writeFileSync(articles, [...corpus(), ...story, hostile].map((one) => JSON.stringify(one)).join('\n'));
  execFileSync(onrecord, ['add', ledger, articles, ...(seed ? [seed] : [])], { stdio: ['ignore', 'ignore', 'inherit'] });
  return ledger;
}
