/**
 * How the page is built: into `crates/server/assets`, which the command embeds.
 *
 * The server sends a content security policy that allows nothing but its own files, so nothing may end up inline:
 * no `data:` address, no script and no `<style>` element.
 */
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type Plugin } from 'vite';

/** Observable Plot writes a `<style>` into each chart, which the policy forbids; `styles/charts.css` has those rules. */
function plotWithoutInlineStyle(): Plugin {
  const inline = /\s*\.call\(\(svg\) =>\s*\/\/[^\n]*\n\s*svg\.append\("style"\)\.text\(\s*`[^`]*`\s*\)\s*\)/;
  return {
    name: 'plot-without-inline-style',
    transform(code, id) {
      if (!id.endsWith('@observablehq/plot/src/plot.js')) return null;
      if (!inline.test(code)) this.error('Observable Plot no longer writes its style as this plugin expects');
      return { code: code.replace(inline, ''), map: null };
    },
  };
}

export default defineConfig({
  plugins: [svelte(), plotWithoutInlineStyle()],
  build: {
    outDir: '../crates/server/assets',
    emptyOutDir: true,
    assetsDir: 'static',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2022',
    chunkSizeWarningLimit: 700,
    // Whose code is in the page and under which terms, as their licences ask.
    license: { fileName: 'licences.md' },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:7374' } },
});
