/**
 * Files of rows that the page has narrowed itself, by a zoom or a grouping: the server writes them, and the rows that are not on
 * screen are left out here.
 */

export type Format = 'json' | 'csv' | 'geojson' | 'timelinejs' | 'atom';

interface Written {
  items?: { id: string }[];
  features?: { id: string; geometry: unknown }[];
  without_point?: number;
  events?: { unique_id: string }[];
  left_out?: number;
}

/** The records of a CSV file, each with the line end that closes it: a cell in quotation marks may hold line ends. */
export function records(csv: string): string[] {
  const found: string[] = [];
  let [start, quoted] = [0, false];
  for (let at = 0; at < csv.length; at++) {
    if (csv[at] === '"') quoted = !quoted;
    else if (csv[at] === '\n' && !quoted) {
      found.push(csv.slice(start, at + 1));
      start = at + 1;
    }
  }
  if (start < csv.length) found.push(csv.slice(start));
  return found;
}

/** One file of several answers in the same form, with the rows of these ids alone, each once. */
export function narrowed(format: Format, texts: string[], ids: ReadonlySet<string>): string {
  const left = new Set(ids);
  if (format === 'csv') {
    // Ids are the first column and hold no comma.
    const [head = ''] = records(texts[0] ?? '');
    const rows = texts.flatMap((text) => records(text).slice(1));
    return head + rows.filter((row) => left.delete(row.slice(0, row.indexOf(',')))).join('');
  }
  const parsed = texts.map((text) => JSON.parse(text) as Written);
  if (format === 'geojson') {
    const features = parsed.flatMap((one) => one.features ?? []).filter((one) => left.delete(one.id));
    return JSON.stringify({ ...parsed[0], features, without_point: features.filter((one) => one.geometry === null).length });
  }
  if (format === 'timelinejs') {
    // A slide's id has a hyphen where the row's has a slash.
    const events = parsed.flatMap((one) => one.events ?? []).filter((one) => left.delete(one.unique_id.replace('-', '/')));
    return JSON.stringify({ ...parsed[0], events, left_out: left.size });
  }
  return JSON.stringify({ items: parsed.flatMap((one) => one.items ?? []).filter((one) => left.delete(one.id)), next: null });
}

/** Asks for files, narrows them and hands the result to the browser to keep. */
export async function save(format: Format, addresses: string[], ids: ReadonlySet<string>): Promise<void> {
  const texts = await Promise.all(
    addresses.map(async (address) => {
      const response = await fetch(address, { credentials: 'same-origin' });
      if (!response.ok) throw new Error(`the server answered ${response.status}`);
      return response.text();
    }),
  );
  const kind = format === 'csv' ? 'text/csv' : 'application/json';
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([narrowed(format, texts, ids)], { type: kind }));
  link.download = (addresses[0] ?? '').split('?')[0]?.split('/').pop() ?? 'rows';
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
