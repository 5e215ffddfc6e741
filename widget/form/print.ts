/**
 * Prints the form, and nothing of the page that it hangs in, by our button or by the browser's own. The sheet that hides the page
 * is constructed and there only while printing, so the page's own style sheets and policy are left alone.
 */

const onlyTheForm = 'body > :not(mobbe-skjema) { display: none !important }';
/** Without margins browsers leave out their own line with the title and the address of the page around, which would say what it is. */
const noMargins = '@page { margin: 0 }';

/** For `beforeprint`. */
export function hidePage(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`@media print { ${onlyTheForm} } ${noMargins}`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  const remove = () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
  };
  addEventListener('afterprint', remove, { once: true });
}
