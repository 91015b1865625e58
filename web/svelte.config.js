/** Runes everywhere; styles go to files, as the policy forbids them in the page. */
export default { compilerOptions: { runes: true, css: 'external' } };
