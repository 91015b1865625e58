/** What the ledger holds in figures, asked once and again after something was added or decided. */
import { get } from './api.ts';
import type { Stats } from './types.ts';

class LedgerState {
  stats = $state.raw<Stats | null>(null);
  /** Counts what changed the ledger, so that lists ask anew. */
  version = $state(0);
  #asked = false;

  /** Asks for the figures the first time they are needed. */
  want() {
    if (this.#asked) return;
    this.#asked = true;
    void this.refresh();
  }

  async refresh() {
    try {
      this.stats = await get<Stats>('/api/stats');
    } catch {
      // A view that needs the figures says itself that the server does not answer.
    }
  }

  changed() {
    this.version += 1;
    void this.refresh();
  }
}

export const ledger = new LedgerState();
