/** Sends files with progress, which `fetch` does not tell of; the server answers with a line of JSON for each step. */
import { Failed } from './api.ts';
import type { Progress } from './types.ts';

/** What is known while a file is on its way. */
export interface Watched {
  /** Part of the file that is sent, 0 to 1. */
  onsent: (part: number) => void;
  onstep: (step: Progress) => void;
}

/** The steps in what has come so far, from a position on, and the position behind them. */
export function steps(text: string, from: number): { found: Progress[]; next: number } {
  const end = text.lastIndexOf('\n') + 1;
  const lines = text.slice(from, Math.max(from, end)).split('\n');
  const found = lines.filter((line) => line.trim()).map((line) => JSON.parse(line) as Progress);
  return { found, next: Math.max(from, end) };
}

function refused(request: XMLHttpRequest): Failed {
  let said: { detail?: string; hint?: string | null } = {};
  try {
    said = JSON.parse(request.responseText) as typeof said;
  } catch {
    // An answer that is no JSON says nothing more than its status.
  }
  return new Failed(said.detail ?? `the server answered ${request.status}`, said.hint ?? null, request.status);
}

/** Files one file. The promise ends when the server has read and linked what is in it. */
export function upload(file: File, published: string, { onsent, onstep }: Watched): Promise<void> {
  return new Promise((resolve, reject) => {
    const form = new FormData();
    if (published) form.set('published', published);
    form.set('file', file, file.name);
    const request = new XMLHttpRequest();
    let at = 0;
    const take = () => {
      if (request.status !== 200) return;
      const { found, next } = steps(request.responseText, at);
      at = next;
      found.forEach(onstep);
    };
    request.open('POST', '/api/documents');
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onsent(event.loaded / event.total);
    };
    request.onprogress = take;
    request.onerror = () => reject(new Failed('the server does not answer', 'is `onrecord serve` still running?', 0));
    request.onload = () => {
      take();
      if (request.status === 200) resolve();
      else reject(refused(request));
    };
    request.send(form);
  });
}
