/** Light, dark, or what the system says. `public/theme.js` applies the choice before the first paint. */

export type Theme = 'system' | 'light' | 'dark';

class Choice {
  theme = $state<Theme>((document.documentElement.dataset['theme'] as Theme | undefined) ?? 'system');
  /** Counts changes, for what draws with colours that it has to ask for. */
  changes = $state(0);

  constructor() {
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => (this.changes += 1));
  }

  set(theme: Theme) {
    this.theme = theme;
    if (theme === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = theme;
    try {
      if (theme === 'system') localStorage.removeItem('theme');
      else localStorage.setItem('theme', theme);
    } catch {
      // Without storage the choice holds until the page is closed.
    }
    this.changes += 1;
  }
}

export const choice = new Choice();

/** The value of a colour now. */
export function ink(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}
