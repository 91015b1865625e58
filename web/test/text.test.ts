/** Positions: code points against UTF-16 units, blocks, pieces. */
import { describe, expect, it } from 'vitest';
import { byBlock, type Mark, pieces } from '../src/lib/marks.ts';
import { blocks, charOf, shown, Text } from '../src/lib/text.ts';

describe('Text', () => {
  it('slices by code points where letters take two units', () => {
    const raw = '😀 talks 🕊 in Genève 😀😀 end';
    const points = [...raw];
    const text = new Text(raw);
    expect(text.length).toBe(points.length);
    for (let start = 0; start <= points.length; start++)
      for (let end = start; end <= points.length; end++) expect(text.slice([start, end])).toBe(points.slice(start, end).join(''));
  });

  it('cuts blocks that give the text back, long paragraphs in parts', () => {
    const raw = `Kyiv 😀 said.\n\n${'and so it went 🕊 '.repeat(600)}\nend`;
    const text = new Text(raw);
    const cut = blocks(text);
    expect(cut.length).toBeGreaterThan(4);
    expect(cut.every((block) => block.end - block.start <= 3000)).toBe(true);
    const lines = raw.split('\n').filter((line) => line.trim());
    expect(cut.map((block) => text.slice([block.start, block.end])).join('')).toBe(lines.join(''));
  });

  it('cuts a line without a space', () => {
    const text = new Text('x'.repeat(7000));
    expect(blocks(text).map(({ start, end }) => [start, end])).toEqual([[0, 3000], [3000, 6000], [6000, 7000]]);
  });
});

it('reads positions from an address and nothing else', () => {
  expect(charOf('#char=120,188')).toEqual([120, 188]);
  for (const hash of ['', '#char=5', '#char=9,3', '#char=-1,3', '#line=1,2', '#char=1,2,3']) expect(charOf(hash)).toBeNull();
});

it('names letters that turn the direction of a text', () => {
  expect(shown('a \u202edesrever\u202c b').map((part) => part.text)).toEqual(['a ', 'U+202E', 'desrever', 'U+202C', ' b']);
  expect(shown('Kyiv said')).toEqual([{ text: 'Kyiv said', hidden: false }]);
});

it('cuts a block at every edge of a mark', () => {
  const text = new Text('😀 Kyiv denied it fired.');
  const block = { start: 0, end: text.length, continues: false };
  const mark = (id: string, start: number, end: number): Mark => ({ layer: 'events', id, part: 'trigger', start, end, speaker: null });
  const cut = pieces(text, block, [mark('e1', 2, 13), mark('e2', 7, 16)]);
  expect(cut.map((piece) => [piece.text, piece.marks.map((one) => one.id).join()])).toEqual([
    ['😀 ', ''],
    ['Kyiv ', 'e1'],
    ['denied', 'e1,e2'],
    [' it', 'e2'],
    [' fired.', ''],
  ]);
  expect(cut.map((piece) => piece.text).join('')).toBe(text.raw);
});

it('puts a mark over several blocks in each of them', () => {
  const cut = [{ start: 0, end: 10, continues: false }, { start: 12, end: 20, continues: false }, { start: 22, end: 30, continues: false }];
  const mark: Mark = { layer: 'statements', id: 's1', part: 'content', start: 5, end: 22, speaker: null };
  expect(byBlock(cut, [mark]).map((own) => own.length)).toEqual([1, 1, 0]);
});
