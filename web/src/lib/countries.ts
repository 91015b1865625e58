/** Countries by their ISO 3166-1 codes, and PLOVER's codes of those that are no state. */
import { iso31661 } from 'iso-3166';

const BODIES: Record<string, string> = {
  IGO: 'intergovernmental organization',
  UNO: 'United Nations',
  EUR: 'Europe',
  NGO: 'non-governmental organization',
  IMG: 'international militant group',
  MNC: 'multinational company',
};

const SHORT: Record<string, string> = {
  GBR: 'United Kingdom', USA: 'United States', RUS: 'Russia', IRN: 'Iran', SYR: 'Syria', PRK: 'North Korea', KOR: 'South Korea', TZA: 'Tanzania',
  VEN: 'Venezuela', BOL: 'Bolivia', MDA: 'Moldova', LAO: 'Laos', VNM: 'Vietnam', COD: 'DR Congo', PSE: 'Palestine', TWN: 'Taiwan', NLD: 'Netherlands',
};

const byAlpha3 = new Map(iso31661.map((entry) => [entry.alpha3, entry]));
const byNumber = new Map(iso31661.map((entry) => [entry.numeric, entry.alpha3]));

/** "Ukraine"; a code that is not known stays. */
export function countryName(code: string | null | undefined): string {
  if (!code) return '';
  return SHORT[code] ?? byAlpha3.get(code)?.name ?? BODIES[code] ?? code;
}

/** The alpha-3 code of a shape of the map, whose id is the ISO number. */
export function ofNumber(number: string | number | undefined): string | null {
  return byNumber.get(String(number ?? '').padStart(3, '0')) ?? null;
}

/** All codes with their names, for choosing. */
export const COUNTRIES: [string, string][] = [
  ...iso31661.map((entry): [string, string] => [entry.alpha3, countryName(entry.alpha3)]),
  ...Object.entries(BODIES),
].sort((a, b) => a[1].localeCompare(b[1], 'en'));
