/** Files of the rows that are on screen. */
import { expect, it } from 'vitest';
import { narrowed, records } from '../src/lib/files.ts';

it('cuts CSV at line ends that are not within quotation marks', () => {
  const csv = 'id,words\r\na/s1,"one\r\n""two"", three"\r\na/s2,four\r\n';
  expect(records(csv)).toEqual(['id,words\r\n', 'a/s1,"one\r\n""two"", three"\r\n', 'a/s2,four\r\n']);
  expect(narrowed('csv', [csv, csv], new Set(['a/s1']))).toBe('id,words\r\na/s1,"one\r\n""two"", three"\r\n');
});

it('keeps the rows of its ids in every form, and counts what the form cannot hold', () => {
  const ids = new Set(['a/e1', 'a/e3']);
  const geo = { type: 'FeatureCollection', features: [{ id: 'a/e1', geometry: null }, { id: 'a/e2', geometry: {} }], without_point: 1 };
  expect(JSON.parse(narrowed('geojson', [JSON.stringify(geo)], ids))).toEqual({ ...geo, features: [{ id: 'a/e1', geometry: null }] });
  const slides = { events: [{ unique_id: 'a-e1' }, { unique_id: 'a-e2' }], left_out: 7 };
  expect(JSON.parse(narrowed('timelinejs', [JSON.stringify(slides)], ids))).toEqual({ events: [{ unique_id: 'a-e1' }], left_out: 1 });
  const page = { items: [{ id: 'a/e3' }, { id: 'a/e2' }], next: 'a/e2' };
  expect(JSON.parse(narrowed('json', [JSON.stringify(page), JSON.stringify(page)], ids))).toEqual({ items: [{ id: 'a/e3' }], next: null });
});
