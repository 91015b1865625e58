/** What a row of an article says, as lines of a name and its values; values that are rows themselves can be followed. */
import { countryName } from './countries.ts';
import { setDay } from './days.ts';
import type { Actor, ArticleRecord, Event, Quantity, Statement, Time } from './record.ts';
import { Text } from './text.ts';
import type { Span } from './types.ts';
import { isDone, quadName, said, typeName } from './words.ts';

export interface Value {
  text: string;
  /** The row that the value is. */
  row?: string;
  /** The words that give it, where it is no row. */
  span?: Span | null;
  /** Whether the text is the article's own. */
  quoted?: boolean;
}

export interface Fact {
  name: string;
  values: Value[];
}

/** A record with its rows by id. */
export class Rows {
  readonly actors;
  readonly places;
  readonly times;
  readonly quantities;
  readonly statements;
  readonly events;
  #text: Text | null = null;

  constructor(readonly record: ArticleRecord) {
    const byId = <T extends { id: string }>(rows: T[]) => new Map(rows.map((row) => [row.id, row]));
    this.actors = byId(record.actors);
    this.places = byId(record.places);
    this.times = byId(record.times);
    this.quantities = byId(record.quantities);
    this.statements = byId(record.statements);
    this.events = byId(record.events);
  }

  name(id: string | null): string {
    return (id && this.actors.get(id)?.name) || 'an unnamed source';
  }

  /** Who makes a statement: a name, else the words that stand for one, else nobody that the text tells. */
  speaker({ speaker, speaker_span: span }: Statement): string {
    if (speaker || !span) return this.name(speaker);
    return `“${this.#words(span)}”`;
  }

  #words(span: Span): string {
    this.#text ??= new Text(this.record.document.text);
    return this.#text.slice(span).trim();
  }

  /** One line for a list: "Kremlin denies", "meeting or talks, denied"; a time that is no date keeps its words. */
  line(id: string): string {
    const statement = this.statements.get(id);
    if (statement) return `${this.speaker(statement)} ${said(statement.stance)}`;
    const event = this.events.get(id);
    if (event) return `${typeName(event.type)}, ${event.status}`;
    const time = this.times.get(id);
    if (time) return /^\d/.test(time.value ?? '') ? timeText(time) : `“${this.#words(time.span)}”`;
    const quantity = this.quantities.get(id);
    if (quantity) return quantityText(quantity);
    return this.actors.get(id)?.name ?? this.places.get(id)?.name ?? id;
  }

  facts(id: string): Fact[] {
    const statement = this.statements.get(id);
    if (statement) return this.#ofStatement(statement);
    const event = this.events.get(id);
    if (event) return this.#ofEvent(event);
    const time = this.times.get(id);
    if (time) return this.#ofTime(time);
    const quantity = this.quantities.get(id);
    if (quantity) return kept([fact('Number', quantityText(quantity)), fact('Hedge', quantity.hedge), fact('Unit', quantity.unit), fact('Of what', quantity.item)]);
    const actor = this.actors.get(id);
    if (actor) return this.#ofActor(actor);
    const place = this.places.get(id);
    if (!place) return [];
    const point = place.latitude === null || place.longitude === null ? null : `${place.latitude.toFixed(2)}, ${place.longitude.toFixed(2)}`;
    return kept([fact('Country', countryName(place.country)), fact('Division', place.admin1), fact('Position', point)]);
  }

  #rows(name: string, ids: (string | null)[]): Fact {
    return { name, values: ids.filter((id): id is string => id !== null).map((id) => ({ text: this.line(id), row: id })) };
  }

  #ofStatement(row: Statement): Fact[] {
    const speaker: Fact = row.speaker
      ? this.#rows('Speaker', [row.speaker])
      : { name: 'Speaker', values: [{ text: row.speaker_span ? this.speaker(row) : 'unnamed', span: row.speaker_span }] };
    return kept([
      speaker,
      fact('Stance', row.stance),
      fact('Kind', row.kind === 'speech' ? null : row.kind),
      fact('Form', row.form === 'direct' ? 'in their own words' : row.form === 'mixed' ? 'partly in their own words' : 'in the reporter’s words'),
      fact('Through', row.channel),
      this.#rows('Told', row.audience),
      this.#rows('Relayed by', row.via),
      this.#rows('When', [row.time]),
      this.#rows('Where', [row.place]),
      this.#rows('Tells of', row.about),
      this.#rows('Within', [row.within]),
      this.#disputes(row.id),
    ]);
  }

  #ofEvent(row: Event): Fact[] {
    const modes = [typeName(row.type), row.mode].filter(Boolean).join(', ');
    return kept([
      fact('Act', modes),
      fact('Status', isDone(row.status) ? row.status : `${row.status}: not told as done`),
      this.#rows('Who', row.actors),
      this.#rows('To whom', row.recipients),
      this.#rows('Mediators', row.mediators),
      this.#rows('When', [row.time]),
      this.#rows('Where', [row.place]),
      this.#rows('Numbers', row.quantities),
      row.according_to.length ? this.#rows('On the word of', row.according_to) : fact('On the word of', 'the reporter'),
      fact('Contexts', row.contexts.join(', ')),
      fact('Codes', [`PLOVER ${row.type}`, row.cameo && `CAMEO ${row.cameo}`, quadName(row.quad)].filter(Boolean).join(' · ')),
      this.#disputes(row.id),
    ]);
  }

  #ofTime(row: Time): Fact[] {
    const anchor = row.basis?.anchor;
    const from: Value[] = !anchor || anchor === 'null' ? [] : anchor === 'document' ? [{ text: 'the day of publication' }] : [{ text: this.line(anchor), row: anchor }];
    return kept([
      fact('TIMEX3 value', row.value),
      fact('From', row.begin && setDay(row.begin)),
      fact('Until', row.end && `before ${setDay(row.end)}`),
      fact('Modifier', row.mod?.toLowerCase()),
      fact('Rule', row.basis?.rule.replaceAll('-', ' ')),
      { name: 'Counted from', values: from },
      this.#using('times', row.id),
    ]);
  }

  #ofActor(row: Actor): Fact[] {
    const roles = row.roles.map((role) => ({ text: [role.title, role.of && `of ${countryName(role.of)}`].filter(Boolean).join(' '), span: role.span }));
    const relations = row.relations.map((relation) => ({ text: `${relation.kind.replaceAll('-', ' ')} ${this.name(relation.to)}`, row: relation.to }));
    return kept([
      fact('Kind', row.kind),
      fact('Country', countryName(row.country)),
      fact('Sectors', row.sectors.join(', ')),
      { name: 'Roles', values: roles },
      { name: 'Relations', values: relations },
      this.#rows('Said', this.record.statements.filter((one) => one.speaker === row.id).map((one) => one.id)),
      this.#rows('Took part in', this.record.events.filter((one) => [...one.actors, ...one.recipients, ...one.mediators].includes(row.id)).map((one) => one.id)),
    ]);
  }

  #using(_: 'times', id: string): Fact {
    const dated = [...this.record.statements, ...this.record.events].filter((row) => row.time === id);
    return this.#rows('Dates', dated.map((row) => row.id));
  }

  #disputes(id: string): Fact {
    const found = this.record.disputes.filter((dispute) => dispute.about.includes(id) || dispute.sides.flat().includes(id));
    return { name: 'In dispute', values: found.map((dispute) => ({ text: dispute.explanation, quoted: true })) };
  }
}

function fact(name: string, text: string | null | undefined): Fact {
  return { name, values: text ? [{ text }] : [] };
}

function kept(facts: Fact[]): Fact[] {
  return facts.filter((one) => one.values.length > 0);
}

/** "20 Dec 2025", "before 2025-03", "about 2001": the value of a time in words. */
export function timeText(time: Time): string {
  const mods: Record<string, string> = {
    BEFORE: 'before', AFTER: 'after', APPROX: 'about', START: 'early', MID: 'mid', END: 'late', ON_OR_BEFORE: 'until', ON_OR_AFTER: 'since',
    LESS_THAN: 'less than', MORE_THAN: 'more than', EQUAL_OR_LESS: 'at most', EQUAL_OR_MORE: 'at least',
  };
  const value = time.value ?? 'a time that no calendar gives';
  return [time.mod && (mods[time.mod] ?? time.mod.toLowerCase()), /^\d{4}-\d{2}-\d{2}$/.test(value) ? setDay(value) : value].filter(Boolean).join(' ');
}

/** "about 1,300 drones": a number with its hedge and what is counted. */
export function quantityText(quantity: Quantity): string {
  const set = (number: number) => number.toLocaleString('en', { maximumFractionDigits: 2 });
  const { value, low, high } = quantity;
  const number = low !== null && high !== null && low !== high ? `${set(low)} to ${set(high)}` : value !== null ? set(value) : (low ?? high) !== null ? set(low ?? high ?? 0) : 'a number';
  const hedges: Record<string, string> = { approximately: 'about', 'at-least': 'at least', 'at-most': 'at most' };
  return [quantity.hedge && (hedges[quantity.hedge] ?? quantity.hedge), number, quantity.unit, quantity.item].filter(Boolean).join(' ');
}
