/** Rows on a line of time, numbers on an axis, positions that turn. */
import { expect, it } from 'vitest';
import { dayBasis, dayNumber, dayText, setTime } from '../src/lib/days.ts';
import { given, reach } from '../src/lib/numbers.ts';
import { extent, isIn, item, stack } from '../src/lib/timeline.ts';
import { turns } from '../src/lib/topics.ts';
import type { ArticleRecord } from '../src/lib/record.ts';
import type { EventRow, Interval, Selector, StatementRow } from '../src/lib/types.ts';
import { steps } from '../src/lib/upload.ts';
import { lean } from '../src/lib/words.ts';

const source = { handle: 'a', key: 'a', title: null, publisher: null, url: null, published: '2025-03-10' };
const event = (day: string | null, interval: Partial<Interval> | null, day_from: string | null = 'text') =>
  ({ id: 'a/e1', day, day_from, type: 'CONSULT', clause: 'they met', place: null, location: null, source, interval: interval && { id: 'a/t1', begin: null, end: null, mod: null, edtf: null, ...interval } }) as unknown as EventRow;
const at = (day: string) => dayNumber(day) ?? NaN;

it('takes numbers of an event, else those in the words of a statement', () => {
  const quantity = (id: string, span: [number, number]) => ({ id, span });
  const record = {
    quantities: [quantity('q1', [10, 12]), quantity('q2', [30, 32]), quantity('q3', [40, 42])],
    events: [{ id: 'e1', quantities: ['q1'] }],
    statements: [{ id: 's1', content: [[25, 35]] }],
  } as unknown as ArticleRecord;
  const ids = (id: string) => given(record, id).map((row) => row.id);
  expect([ids('e1'), ids('s1'), ids('s9')]).toEqual([['q1'], ['q2'], []]);
});

it('counts days both ways', () => {
  expect(dayText(at('2024-02-29'))).toBe('2024-02-29');
  expect(dayText(at('2024-05'))).toBe('2024-05-01');
  expect(dayNumber('FUTURE_REF')).toBeNull();
});

it('tells what gives the day of a row', () => {
  const basis = (id: string, day: string | null, day_from: string | null, words: string | null, dated_by: [string, string | null] | null) =>
    dayBasis({ id: `3f2a/${id}`, day, day_from, dated_by, words: words ? [{ part: 'time', quote: words } as Selector] : [] });
  expect(basis('e1', '2025-03-08', 'text', 'Saturday', ['weekday-most-recent', 'document'])).toBe('On 8 Mar 2025, from “Saturday” by the rule weekday most recent, counted from the day of publication');
  expect(basis('s1', '2025-03-09', 'text', 'a day later', ['day-after-another', 't3'])).toBe('On 9 Mar 2025, from “a day later” by the rule day after another, counted from another time of the text, t3');
  expect(basis('s1', '2025-03-10', 'publication', null, null)).toBe('On 10 Mar 2025, the day of publication: the text gives none');
  expect(basis('e1', '2025-03-10', 'account', null, null)).toBe('On 10 Mar 2025, as another account of the event gives it');
  expect(basis('e1', null, null, 'in recent years', null)).toBe('Undated: “in recent years” names no day');
  expect(basis('s1', null, null, null, null)).toMatch(/^Undated: the text gives no day/);
  expect(basis('t1', null, null, 'Saturday', ['weekday-most-recent', 'document'])).toBe('Dated by the rule weekday most recent, counted from the day of publication');
  expect(basis('a1', null, null, null, null)).toBeNull();
});

it('sets a time no finer than it was told', () => {
  const set = (begin: string | null, end: string | null, mod: string | null = null) => setTime({ id: 't1', begin, end, mod, edtf: null }, begin);
  expect(set('2025-12-20', '2025-12-21')).toBe('20 Dec 2025');
  expect(set('2025-12-20T10:00', '2025-12-20T11:00')).toBe('20 Dec 2025');
  expect(set('2025-07-01', '2025-08-01')).toBe('Jul 2025');
  expect(set('2025-07-01', '2025-10-01')).toMatch(/^Jul\s*–\s*Sept 2025$/);
  expect(set('1995-01-01', '1996-01-01')).toBe('1995');
  expect(set('1990-01-01', '2000-01-01')).toBe('1990–1999');
  expect(set('2025-12-15', '2025-12-22')).toBe('15–21 Dec 2025');
  expect(set('2024-01-01', '2025-01-01', 'BEFORE')).toBe('before 2024');
  expect(set('2025-07-01', '2025-08-01', 'APPROX')).toBe('about Jul 2025');
  expect(set('2022-02-24', null)).toBe('since 24 Feb 2022');
  expect(set(null, '2022-02-24')).toBe('until 23 Feb 2022');
  expect(setTime(null, '2025-03-01')).toBe('1 Mar 2025');
});

it('draws days, ranges and open sides as what they are', () => {
  const bounds = (row: EventRow) => {
    const { from, to } = item(row, 'day');
    return [from, to].map((day) => (day === null ? null : dayText(day)));
  };
  expect(bounds(event('2025-03-03', null))).toEqual(['2025-03-03', '2025-03-04']);
  expect(bounds(event('2025-03-01', { begin: '2025-03-01', end: '2025-04-01' }))).toEqual(['2025-03-01', '2025-04-01']);
  expect(bounds(event(null, { begin: '2024-01-01' }))).toEqual(['2024-01-01', null]);
  expect(bounds(event(null, { begin: '2025-01-01', end: '2025-01-02', mod: 'BEFORE' }))).toEqual([null, '2025-01-01']);
  expect(bounds(event(null, null))).toEqual([null, null]);
  expect(item(event('2025-03-10', null, 'publication'), 'day').published).toBe(true);
  expect(dayText(item(event(null, null), 'published').from ?? 0)).toBe('2025-03-10');
});

it('keeps what is open where its known day stands', () => {
  const since = item(event(null, { begin: '2002-03-01' }), 'day');
  expect(isIn(since, [at('2025-01-01'), at('2025-12-31')])).toBe(false);
  expect(isIn(since, [at('2002-01-01'), at('2002-12-31')])).toBe(true);
  expect(extent([since])?.[0]).toBeLessThanOrEqual(at('2002-03-01'));
});

it('stacks what would touch and counts what finds no room', () => {
  const items = [1, 2, 3].map(() => item(event('2025-03-03', null), 'day'));
  const put = stack(items, (day) => (day - at('2025-03-01')) * 20, 400, () => 0, 2);
  expect(put.drawn.map((one) => one.row)).toEqual([0, 1]);
  expect(put.left).toBe(1);
});

it('gives a number the reach of its words', () => {
  const quantity = { id: 'q1', span: [0, 1] as [number, number], value: 100, low: null, high: null, hedge: null as string | null, unit: null, item: null };
  expect(reach(quantity)).toEqual({ value: 100, low: 100, high: 100 });
  expect(reach({ ...quantity, hedge: 'at-least' })).toEqual({ value: 100, low: 100, high: Infinity });
  expect(reach({ ...quantity, hedge: 'nearly' })).toEqual({ value: 100, low: 90, high: 100 });
  expect(reach({ ...quantity, value: null, low: 10, high: 20 })).toEqual({ value: 15, low: 10, high: 20 });
  expect(reach({ ...quantity, value: null })).toBeNull();
});

it('finds who turns on a topic', () => {
  const said = (id: string, day: string, stance: string, name = 'Zelensky') => ({ id, day, stance, speaker: { id: 'a/a1', name, country: null } }) as unknown as StatementRow;
  const rows = [said('a/s3', '2025-03-13', 'praise'), said('a/s1', '2025-03-06', 'doubt'), said('a/s2', '2025-03-07', 'assert'), said('a/s4', '2025-03-06', 'deny', 'Peskov')];
  expect(turns([{ type: 'CONSULT', rows, isCut: false }], lean).map((turn) => [turn.before.id, turn.after.id])).toEqual([['a/s1', 'a/s3']]);
});

it('takes whole lines of an answer that is still coming', () => {
  const first = steps('{"event":"article"}\n{"event":"lin', 0);
  expect(first.found).toEqual([{ event: 'article' }]);
  expect(steps('{"event":"article"}\n{"event":"linking"}\n', first.next).found).toEqual([{ event: 'linking' }]);
});
