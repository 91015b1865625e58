/**
 * The articles of the end-to-end tests: those of `corpus/articles` without their annotations, and a story of our own that four
 * outlets tell (all names, places of talks and figures in it are made up), so that there are disputes, threads and changes
 * between documents.
 */
import { readdirSync, readFileSync } from 'node:fs';

const CORPUS = new URL('../../corpus/articles/', import.meta.url);

/** Front matter as `name: value` lines, the text up to the record. */
function article(name) {
  const [, head = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(readFileSync(new URL(name, CORPUS), 'utf8')) ?? [];
  const fields = Object.fromEntries([...head.matchAll(/^(\w+): *(.*)$/gm)].map(([, key, value]) => [key, value.trim()]));
  const [text] = body.split(/^---record---$/m);
  return { key: name, title: fields.title, published: fields.published, publisher: fields.publisher, text: text.trim() };
}

export const corpus = () => readdirSync(CORPUS).filter((name) => name.endsWith('.md')).sort().map(article);

/** An article of the story; its address is one that nobody has. */
const told = (key, publisher, published, title, ...paragraphs) => {
  const host = publisher.replace(/^The /, '').toLowerCase().replaceAll(' ', '-');
  return { key, publisher, published, title, url: `https://${host}.example/${key}`, text: paragraphs.join('\n\n') };
};

export const story = [
  told('harbour-1', 'Northern Wire', '2025-03-03', 'Explosion at Odesa grain terminal kills 12',
    'ODESA, March 3 - Russian missiles struck a grain terminal in Odesa on Monday, killing 12 dock workers, Ukrainian officials said.',
    'Ukrainian President Volodymyr Zelensky condemned the attack and said Russia had attacked the port on purpose.',
    'Kremlin spokesman Dmitry Peskov denied that Russia had attacked the terminal.',
    'Foreign ministers of Ukraine and Russia are due to meet in Istanbul on Thursday for talks on shipping in the Black Sea, Turkish Foreign Minister Hakan Fidan said.',
  ),
  told('harbour-2', 'The Strait Courier', '2025-03-04', 'Death toll in Odesa rises to 19',
    'The attack on a grain terminal in Odesa on Monday killed 19 dock workers, the regional governor Oleh Kiper said on Tuesday.',
    'Russian missiles struck the terminal at dawn. Kiper accused Russia of starving other countries. “They aim at bread,” he said.',
    'Peskov told reporters that Russia strikes only military targets. He warned that talks in Istanbul could be put off.',
    'Zelensky said on social media that Ukraine would send a delegation to Istanbul.',
  ),
  told('harbour-2b', 'Black Sea Herald', '2025-03-04', 'Port authority counts 14 dead in Odesa',
    'The attack on a grain terminal in Odesa on Monday killed 14 dock workers, port authority head Yurii Lytvyn said on Tuesday.',
    'Russian missiles struck the terminal at dawn. Lytvyn said that two cranes had been destroyed.',
    'Ukraine will send a delegation to Istanbul on Thursday for talks with Russia, Zelensky said.',
  ),
  told('harbour-3', 'Volga Daily', '2025-03-04', 'Moscow rejects port accusations',
    'MOSCOW - Russia rejected accusations on Tuesday that it had struck a grain terminal in Odesa. Russian Defence Ministry spokesman Igor Konashenkov said that Ukrainian air defence had hit the terminal and killed seven dock workers.',
    'Foreign Minister Sergei Lavrov said he would travel to Istanbul on Thursday to meet his Ukrainian counterpart Andrii Sybiha.',
    'Peskov said that Moscow was open to a ceasefire in the Black Sea.',
  ),
  told('harbour-4', 'Northern Wire', '2025-03-06', 'Ministers meet in Istanbul on Black Sea shipping',
    'ISTANBUL, March 6 - Russian Foreign Minister Sergei Lavrov and Ukrainian Foreign Minister Andrii Sybiha held talks in Istanbul on Thursday, mediated by Turkey.',
    'Turkish Foreign Minister Hakan Fidan said the two sides had agreed to exchange 40 prisoners. He welcomed the talks as “a first step”.',
    'Lavrov demanded that Ukraine withdraw its drones from the Black Sea. Sybiha rejected the demand and proposed a ceasefire of 30 days at sea.',
    'Zelensky said he doubted that Russia would keep a ceasefire.',
  ),
  told('harbour-5', 'The Strait Courier', '2025-03-13', 'Second round in Istanbul ends with a sea truce',
    'ISTANBUL - Russia and Ukraine agreed on Thursday to a ceasefire of 30 days in the Black Sea after a second round of talks in Istanbul, Turkish Foreign Minister Hakan Fidan said.',
    'Sergei Lavrov and Andrii Sybiha met for six hours. The United Nations welcomed the agreement.',
    'Zelensky, who a week ago doubted that Russia would keep a truce, praised Turkey and said Ukraine would comply.',
    'In 2024, about 1,100 ships had left Ukrainian ports before the end of the year.',
  ),
  told('harbour-6', 'Volga Daily', '2025-03-18', 'Truce at sea holds, says Moscow',
    'MOSCOW - The ceasefire in the Black Sea is holding, Peskov said on Tuesday. He denied that Russian drones had attacked a Ukrainian ship near Odesa on Sunday.',
    'Ukraine’s navy said that a Russian drone attacked the ship on Sunday and wounded three sailors.',
    'Lavrov and Fidan will meet in Ankara next week to prepare a third round of talks.',
  ),
];

/** Text that tries to break out: markup, letters that turn the direction, a very long line, letters beyond the basic plane. */
export const hostile = {
  key: 'hostile', publisher: 'Hostile <b>Gazette</b>', title: '<img src=x onerror="window.broken=1"> 😀 and “talks”', published: '2025-03-05',
  text: `😀😀 The <script>window.broken = 1</script> minister \u202edesrever\u202c said on Monday that talks would begin in Paris.\n\n<style>body { display: none }</style> Zelensky said that Ukraine would send 300 soldiers.\n\n${'and so the river went on past the town and the mill '.repeat(1500)}`,
};
