/** The words that the page uses for the values of the record. */

const TYPES: Record<string, string> = {
  AGREE: 'agreement',
  CONSULT: 'meeting or talks',
  SUPPORT: 'support',
  COOPERATE: 'cooperation',
  AID: 'aid',
  CONCEDE: 'concession',
  RETREAT: 'retreat',
  REQUEST: 'request',
  ACCUSE: 'accusation',
  REJECT: 'refusal',
  THREATEN: 'threat',
  PROTEST: 'protest',
  SANCTION: 'sanction',
  MOBILIZE: 'mobilization',
  COERCE: 'coercion',
  ASSAULT: 'violence',
};

/** PLOVER types in the order of the quad classes. */
export const EVENT_TYPES = Object.keys(TYPES);

export const STANCES = [
  'assert', 'deny', 'doubt', 'confirm', 'claim', 'argue', 'propose', 'demand', 'request', 'promise', 'threaten', 'warn', 'accuse', 'praise',
  'welcome', 'condemn', 'reject', 'agree', 'predict', 'ask', 'decline-comment', 'unaware',
];

const SAID: Record<string, string> = {
  assert: 'says', deny: 'denies', doubt: 'doubts', confirm: 'confirms', claim: 'claims', argue: 'argues', propose: 'proposes', demand: 'demands',
  request: 'requests', promise: 'promises', threaten: 'threatens', warn: 'warns', accuse: 'accuses', praise: 'praises', welcome: 'welcomes',
  condemn: 'condemns', reject: 'rejects', agree: 'agrees', predict: 'predicts', ask: 'asks', 'decline-comment': 'declines to comment',
  unaware: 'says they do not know',
};

/** "denies". */
export function said(stance: string): string {
  return SAID[stance] ?? stance;
}

/** Which way a stance leans toward what it is about, for colour and for a line through time. */
export function lean(stance: string): 'against' | 'for' | 'open' {
  if (['deny', 'doubt', 'reject', 'condemn', 'accuse', 'threaten'].includes(stance)) return 'against';
  if (['confirm', 'agree', 'praise', 'welcome', 'promise', 'propose'].includes(stance)) return 'for';
  return 'open';
}

/** "meeting or talks"; a type that is not known keeps its code. */
export function typeName(type: string): string {
  return TYPES[type] ?? type.toLowerCase();
}

const QUADS = ['', 'verbal cooperation', 'material cooperation', 'verbal conflict', 'material conflict'];
export const quadName = (quad: number): string => QUADS[quad] ?? '';

/** Whether an act has happened, as its teller has it. */
export const isDone = (status: string): boolean => status === 'occurred' || status === 'ongoing';

const PROCESSES: Record<string, string> = { talks: 'Talks', ceasefire: 'Ceasefire', case: 'Case against' };
export const processName = (process: string): string => PROCESSES[process] ?? process;

const DISPUTES: Record<string, string> = {
  denial: 'denied',
  negation: 'told both ways',
  number: 'numbers differ',
  time: 'times differ',
  place: 'places differ',
  actor: 'who did it',
};
export const disputeName = (kind: string): string => DISPUTES[kind] ?? kind;

/** "a, b and c". */
export function list(words: string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words[words.length - 1] ?? ''}`;
}

export function count(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString('en')} ${number === 1 ? one : many}`;
}

/** The outlet, else the title, else the key's last part: what a reader knows an article by. */
export function outlet(source: { publisher: string | null; key: string }): string {
  return source.publisher ?? source.key.split('/').pop() ?? source.key;
}

export function headline(source: { title: string | null; key: string }): string {
  return source.title ?? source.key.split('/').pop() ?? source.key;
}
