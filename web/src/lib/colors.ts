/** A colour for each speaker of what is on screen: those who speak most get one of their own, the others share grey. */

const COLORS = 8;

/** Classes by speaker, the one who says most first; ties go by who comes first. */
export function speakerColors(speakers: (string | null | undefined)[]): Map<string, string> {
  const counts = new Map<string, number>();
  for (const speaker of speakers) if (speaker) counts.set(speaker, (counts.get(speaker) ?? 0) + 1);
  const sorted = [...counts].sort((a, b) => b[1] - a[1]);
  return new Map(sorted.map(([speaker], index) => [speaker, index < COLORS ? `sp${index}` : 'spx']));
}

export function colorOf(colors: Map<string, string>, speaker: string | null | undefined): string {
  return (speaker && colors.get(speaker)) || 'spx';
}
