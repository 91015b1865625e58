/** Asks the server. Every failure becomes a `Failed` error whose message can be shown as it is. */

import { busy } from './busy.svelte.ts';

/** A question that failed, in words for a reader. */
export class Failed extends Error {
  constructor(
    message: string,
    readonly hint: string | null,
    readonly status: number,
  ) {
    super(message);
  }
}

type Params = URLSearchParams | Record<string, string>;

async function failure(response: Response): Promise<Failed> {
  let message = `the server answered ${response.status}`;
  let hint: string | null = null;
  try {
    const body: unknown = await response.json();
    const problem = (body as { error?: unknown }).error ?? body;
    if (typeof problem === 'string') message = problem;
    else if (problem && typeof problem === 'object') {
      const { message: said, detail, title, hint: told } = problem as Record<string, unknown>;
      for (const text of [title, detail, said]) if (typeof text === 'string') message = text;
      if (typeof told === 'string') hint = told;
    }
    const besides = (body as { hint?: unknown }).hint;
    if (typeof besides === 'string') hint = besides;
  } catch {
    // A body that is no JSON says nothing more than its status.
  }
  return new Failed(message, hint, response.status);
}

async function answer<T>(path: string, init: RequestInit): Promise<T> {
  let response: Response;
  try {
    response = await fetch(path, { credentials: 'same-origin', ...init });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new Failed('the server does not answer', 'is `onrecord serve` still running?', 0);
  }
  if (!response.ok) throw await failure(response);
  return (await response.json()) as T;
}

function ask<T>(path: string, init: RequestInit): Promise<T> {
  return busy.during(answer<T>(path, init));
}

/** The address of a question, with its parameters in one order. */
export function address(path: string, params: Params = {}): string {
  const query = new URLSearchParams(params);
  query.sort();
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}

export function get<T>(path: string, params: Params = {}, signal?: AbortSignal): Promise<T> {
  return ask<T>(address(path, params), { signal: signal ?? null, headers: { accept: 'application/json' } });
}

/** Sends JSON. The header that no form of another site can send is what keeps writes from being forged. */
export function post<T>(path: string, body: unknown, signal?: AbortSignal): Promise<T> {
  const headers = { 'content-type': 'application/json', accept: 'application/json' };
  return ask<T>(path, { method: 'POST', headers, body: JSON.stringify(body), signal: signal ?? null });
}
