/** How much is on its way: the page says so to those who listen to it, and tests wait for it. */

import { untrack } from 'svelte';

class Busy {
  count = $state(0);

  /** Counts a promise until it ends. */
  async during<T>(work: Promise<T>): Promise<T> {
    // Whoever asks must not be asked anew because the count moves.
    untrack(() => (this.count += 1));
    try {
      return await work;
    } finally {
      this.count -= 1;
    }
  }
}

export const busy = new Busy();
