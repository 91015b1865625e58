/** Questions that follow the address: asked anew when what they depend on changes, the former one given up. */
import { Failed, get } from './api.ts';
import type { Page } from './types.ts';

function isGivenUp(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}

function asFailed(error: unknown): Failed {
  return error instanceof Failed ? error : new Failed(error instanceof Error ? error.message : String(error), null, 0);
}

/** One answer. */
export class Asked<T> {
  value = $state.raw<T | null>(null);
  error = $state.raw<Failed | null>(null);
  loading = $state(false);
  #again = $state(0);

  /** `question` reads what it depends on before it first waits; null asks nothing. */
  constructor(question: (signal: AbortSignal) => Promise<T> | null) {
    $effect(() => {
      void this.#again;
      const control = new AbortController();
      const answer = question(control.signal);
      this.loading = answer !== null;
      if (!answer) {
        this.value = null;
        this.error = null;
        return;
      }
      answer
        .then((value) => {
          if (control.signal.aborted) return;
          [this.value, this.error, this.loading] = [value, null, false];
        })
        .catch((error: unknown) => {
          if (control.signal.aborted || isGivenUp(error)) return;
          [this.value, this.error, this.loading] = [null, asFailed(error), false];
        });
      return () => control.abort();
    });
  }

  again() {
    this.#again += 1;
  }
}

/** A list that comes page by page. */
export class Listed<T extends object> {
  items = $state.raw<T[]>([]);
  next = $state.raw<string | null>(null);
  error = $state.raw<Failed | null>(null);
  /** The first page is on its way and nothing is shown yet. */
  loading = $state(true);
  /** A further page is on its way. */
  growing = $state(false);
  #again = $state(0);
  #question: () => { path: string; params: URLSearchParams } | null;

  constructor(question: () => { path: string; params: URLSearchParams } | null) {
    this.#question = question;
    $effect(() => {
      void this.#again;
      const asked = question();
      const control = new AbortController();
      if (!asked) {
        [this.items, this.next, this.error, this.loading] = [[], null, null, false];
        return;
      }
      this.loading = true;
      get<Page<T>>(asked.path, asked.params, control.signal)
        .then((page) => {
          if (control.signal.aborted) return;
          [this.items, this.next, this.error, this.loading] = [page.items, page.next, null, false];
        })
        .catch((error: unknown) => {
          if (control.signal.aborted || isGivenUp(error)) return;
          [this.items, this.next, this.error, this.loading] = [[], null, asFailed(error), false];
        });
      return () => control.abort();
    });
  }

  async more() {
    const asked = this.#question();
    if (!asked || !this.next || this.growing) return;
    this.growing = true;
    const params = new URLSearchParams(asked.params);
    params.set('after', this.next);
    try {
      const page = await get<Page<T>>(asked.path, params);
      this.items = [...this.items, ...page.items];
      this.next = page.next;
    } catch (error) {
      this.error = asFailed(error);
    }
    this.growing = false;
  }

  again() {
    this.#again += 1;
  }
}
