/** Sends a file with progress, which `fetch` does not tell of. */
import { Failed } from './api.ts';

export interface Filed {
  /** What the server says of the file: a line for people. */
  note: string;
}

interface Answer {
  documents?: unknown[];
  added?: number;
  new?: number;
  notes?: string[];
  error?: string | { message?: string };
  message?: string;
}

function noteOf(answer: Answer): string {
  const number = answer.added ?? answer.new ?? answer.documents?.length;
  const notes = answer.notes?.join('; ');
  return [number === undefined ? 'filed' : `${number} filed`, notes].filter(Boolean).join('; ');
}

export function upload(file: File, onprogress: (part: number) => void): Promise<Filed> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api/documents?name=${encodeURIComponent(file.name)}`);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.upload.onprogress = (event) => event.lengthComputable && onprogress(event.loaded / event.total);
    request.onerror = () => reject(new Failed('the server does not answer', 'is `onrecord serve` still running?', 0));
    request.onload = () => {
      let answer: Answer = {};
      try {
        answer = JSON.parse(request.responseText) as Answer;
      } catch {
        // An answer that is no JSON says nothing more than its status.
      }
      if (request.status < 300) return resolve({ note: noteOf(answer) });
      const said = typeof answer.error === 'string' ? answer.error : (answer.error?.message ?? answer.message);
      reject(new Failed(said ?? `the server answered ${request.status}`, null, request.status));
    };
    request.send(file);
  });
}
