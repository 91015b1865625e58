/** What is marked in an article: which words carry which rows, and how marks that overlap cut a block into pieces. */
import type { ArticleRecord, Layer } from './record.ts';
import { type Block, Text } from './text.ts';
import type { Span } from './types.ts';

/** Words that carry a row. */
export interface Mark {
  layer: Layer | 'target';
  id: string;
  /** What of the row they carry: `content`, `cue`, `speaker`, `trigger`, `clause`, or the layer itself. */
  part: string;
  start: number;
  end: number;
  /** The speaker of a statement, for its colour. */
  speaker: string | null;
}

/** A piece of a block over which the same marks lie. */
export interface Piece {
  start: number;
  end: number;
  text: string;
  marks: Mark[];
}

/** All marks of a record, in the order of the text, the longer first. */
export function marks(record: ArticleRecord): Mark[] {
  const found: Mark[] = [];
  const add = (layer: Layer, id: string, part: string, span: Span | null | undefined, speaker: string | null = null) => {
    if (span && span[0] < span[1]) found.push({ layer, id, part, start: span[0], end: span[1], speaker });
  };
  for (const row of record.statements) {
    for (const span of row.content) add('statements', row.id, 'content', span, row.speaker);
    add('statements', row.id, 'cue', row.cue, row.speaker);
    add('statements', row.id, 'speaker', row.speaker_span, row.speaker);
  }
  for (const row of record.events) {
    add('events', row.id, 'clause', row.span);
    add('events', row.id, 'trigger', row.trigger);
  }
  for (const row of record.times) add('times', row.id, 'times', row.span);
  for (const row of record.quantities) add('quantities', row.id, 'quantities', row.span);
  for (const row of record.actors) for (const mention of row.mentions) add('actors', row.id, 'actors', mention.span);
  for (const row of record.places) for (const span of row.mentions) add('places', row.id, 'places', span);
  return found.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** The marks of each block. A mark over several blocks lies in each of them. */
export function byBlock(blocks: Block[], all: Mark[]): Mark[][] {
  const found: Mark[][] = blocks.map(() => []);
  for (const mark of all) {
    for (let index = firstAfter(blocks, mark.start); index < blocks.length; index++) {
      const block = blocks[index];
      if (!block || block.start >= mark.end) break;
      found[index]?.push(mark);
    }
  }
  return found;
}

/** The first block that ends after a position. */
function firstAfter(blocks: Block[], position: number): number {
  let [low, high] = [0, blocks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle]?.end ?? 0) <= position) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Cuts a block at every edge of a mark. */
export function pieces(text: Text, block: Block, marks: Mark[]): Piece[] {
  const edges = new Set([block.start, block.end]);
  for (const mark of marks) {
    edges.add(Math.max(mark.start, block.start));
    edges.add(Math.min(mark.end, block.end));
  }
  const sorted = [...edges].sort((a, b) => a - b);
  const found: Piece[] = [];
  for (let index = 0; index + 1 < sorted.length; index++) {
    const [start, end] = [sorted[index] ?? 0, sorted[index + 1] ?? 0];
    const over = marks.filter((mark) => mark.start <= start && mark.end >= end);
    found.push({ start, end, text: text.slice([start, end]), marks: over });
  }
  return found;
}

/** Where a row starts in the text, for going from one to the next. */
export function order(all: Mark[], shown: (layer: Layer) => boolean): string[] {
  const seen = new Set<string>();
  const main = new Set(['content', 'trigger', 'times', 'quantities', 'actors', 'places']);
  for (const mark of all) if (mark.layer !== 'target' && main.has(mark.part) && shown(mark.layer)) seen.add(mark.id);
  return [...seen];
}

/** The words by which a row is found: content of a statement, trigger of an event, else its first mark. */
export function anchor(all: Mark[], id: string): Span | null {
  const own = all.filter((mark) => mark.id === id);
  const best = own.find((mark) => mark.part === 'content' || mark.part === 'trigger') ?? own[0];
  return best ? [best.start, best.end] : null;
}
